/** The bar that no more than this share of the harmless drafts stands above. */
export function barFor(share: number, harmless: readonly number[]): number {
  return harmless.toSorted((a, b) => b - a)[Math.floor(harmless.length * share)] ?? 0;
}
