/**
 * Which part of a data set a document belongs to, by its id alone: detection is tuned on three quarters and its
 * errors are read there; the last quarter is only ever scored.
 */
export type Part = "tune" | "held";

export function partOf(id: string): Part {
  return hashOf(id) % 4 === 1 ? "held" : "tune";
}

export function hashOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 12)) >>> 0;
}
