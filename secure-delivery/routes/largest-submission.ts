/** Base64 in JSON, with room for a thousand recipients. */
export function largestSubmission(maxSealedBytes: number): number {
  return Math.ceil(maxSealedBytes / 3) * 4 + 300_000;
}
