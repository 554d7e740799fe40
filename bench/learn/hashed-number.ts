/** A number from 0 to 1 that looks like chance and is always the same. */
export function hashedNumber(what: number, seed: number): number {
  let hash = Math.imul(what + 1, 0x9e3779b1) ^ Math.imul(seed, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 13), 0x297a2d39);
  return ((hash ^ (hash >>> 16)) >>> 0) / 4294967296;
}
