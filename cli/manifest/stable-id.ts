import { createHash } from "node:crypto";

/** Ours, made once: ids of add-ins are told apart from every other use of their names. */
const namespace = "6f1c3c52-3b0e-4f0a-9d2e-5ea1b0575ea1";

/**
 * The same id for the same names, always (UUID version 5, RFC 9562). Microsoft 365 takes a manifest with another id
 * for another add-in, and users would have two.
 */
export function stableId(...names: readonly string[]): string {
  const bytes = createHash("sha1")
    .update(Buffer.from(namespace.replaceAll("-", ""), "hex"))
    .update(JSON.stringify(names))
    .digest()
    .subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
