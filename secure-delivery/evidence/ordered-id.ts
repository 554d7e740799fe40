import { randomBytes } from "node:crypto";

/** Of the id made last, in this process. */
let lastMs = 0;
let count = 0;

/**
 * A UUID of version 7 whose 12 bits after the time count (RFC 9562, 6.2, method 1): sorted as text, ids of one process stand in
 * the order in which they were made, also within a millisecond and when the clock is put back.
 */
export function orderedId(now: number = Date.now()): string {
  if (now > lastMs) [lastMs, count] = [now, 0];
  else if (++count > 0xfff) [lastMs, count] = [lastMs + 1, 0];
  const bytes = randomBytes(16);
  bytes.writeUIntBE(lastMs, 0, 6);
  bytes.writeUInt16BE(0x7000 | count, 6);
  bytes.writeUInt8(0x80 | ((bytes[8] ?? 0) & 0x3f), 8);
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
