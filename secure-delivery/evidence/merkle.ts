import { createHash } from "node:crypto";

/** Hashes and proofs of RFC 9162, section 2.1, over a tree of which only complete subtrees are kept. */

export function leafHash(entry: string): Buffer {
  return createHash("sha256").update(Buffer.of(0)).update(entry).digest();
}

export function nodeHash(left: Buffer, right: Buffer): Buffer {
  return createHash("sha256").update(Buffer.of(1)).update(left).update(right).digest();
}

/** The hash of a complete subtree: `2 ** level` leaves from `index * 2 ** level` on. */
export type Subtree = (level: number, index: number) => Promise<Buffer>;

/** The root over the leaves from `start` to before `end`. */
export async function rootOf(start: number, end: number, subtree: Subtree): Promise<Buffer> {
  const size = end - start;
  if (size === 0) return createHash("sha256").digest();
  if (isPowerOfTwo(size) && start % size === 0) return subtree(Math.log2(size), start / size);
  const split = start + largestPowerBelow(size);
  return nodeHash(await rootOf(start, split, subtree), await rootOf(split, end, subtree));
}

/** That the leaf is in the tree of `end` leaves. */
export async function inclusionProof(
  leaf: number,
  end: number,
  subtree: Subtree,
  start = 0,
): Promise<readonly Buffer[]> {
  const size = end - start;
  if (size <= 1) return [];
  const split = start + largestPowerBelow(size);
  return leaf < split
    ? [...(await inclusionProof(leaf, split, subtree, start)), await rootOf(split, end, subtree)]
    : [...(await inclusionProof(leaf, end, subtree, split)), await rootOf(start, split, subtree)];
}

/** That the tree of `first` leaves is the beginning of the tree of `second`. */
export async function consistencyProof(first: number, second: number, subtree: Subtree): Promise<readonly Buffer[]> {
  if (first === 0 || first === second) return [];
  return part(first, 0, second, true, subtree);
}

async function part(
  first: number,
  start: number,
  end: number,
  isWhole: boolean,
  subtree: Subtree,
): Promise<readonly Buffer[]> {
  if (first === end) return isWhole ? [] : [await rootOf(start, end, subtree)];
  const split = start + largestPowerBelow(end - start);
  return first <= split
    ? [...(await part(first, start, split, isWhole, subtree)), await rootOf(split, end, subtree)]
    : [...(await part(first, split, end, false, subtree)), await rootOf(start, split, subtree)];
}

function isPowerOfTwo(size: number): boolean {
  return 2 ** Math.floor(Math.log2(size)) === size;
}

function largestPowerBelow(size: number): number {
  return 2 ** Math.ceil(Math.log2(size) - 1);
}
