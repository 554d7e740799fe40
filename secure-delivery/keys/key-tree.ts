import { hash } from "node:crypto";

/**
 * A tree of keys, in which each follows from the one above it (Goldreich, Goldwasser, Micali 1986). Whoever holds the
 * root can make every leaf. To destroy one leaf for ever, the nodes on its way are thrown away and their other
 * children kept: every other leaf can still be made, and that one by nobody.
 */
export interface TreeNode {
  /** One hexadecimal digit for each step from the root. */
  readonly path: string;
  readonly key: Buffer;
}

/** Steps from the root to a leaf: 2^48 leaves, so that two messages of a day practically never share one. */
export const depth = 12;
const counter = Buffer.from([0, 0, 0, 1]);
const digits = [..."0123456789abcdef"];

/** The key of a leaf below this node. */
export function leafKey(node: TreeNode, leaf: string): Buffer {
  let { key } = node;
  for (const digit of leaf.slice(node.path.length)) key = childKey(key, digit);
  return oneStep(key, "leaf");
}

/** What is kept of this node when the leaf is destroyed: all that is beside the leaf's way. */
export function without(node: TreeNode, leaf: string): readonly TreeNode[] {
  const kept: TreeNode[] = [];
  let { path, key } = node;
  for (const next of leaf.slice(node.path.length)) {
    for (const digit of digits) {
      if (digit !== next) kept.push({ path: path + digit, key: childKey(key, digit) });
    }
    key = childKey(key, next);
    path += next;
  }
  return kept;
}

/** Where the node that covers a leaf may be: the root, and each step on the way. */
export function waysTo(leaf: string): readonly string[] {
  return Array.from({ length: depth + 1 }, (_, length) => leaf.slice(0, length));
}

function childKey(key: Buffer, digit: string): Buffer {
  return oneStep(key, `child ${digit}`);
}

/** The one-step key derivation of NIST SP 800-56C: SHA-256 of a counter, the key, and what the new one is for. */
function oneStep(key: Buffer, purpose: string): Buffer {
  return hash("sha256", Buffer.concat([counter, key, Buffer.from(`sealpost/1 ${purpose}`)]), "buffer");
}
