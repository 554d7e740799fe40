import { Gunzip, Inflate, Unzlib } from "fflate";
import type { Packing } from "./inflate.ts";
import { Unreadable } from "./unreadable.ts";

const sliceBytes = 16 * 1024;

/** `unpack` in plain script, for hosts without `DecompressionStream` (Outlook's JavaScript-only runtime). */
export function unpackPlainly(packed: Uint8Array, packing: Packing, take: (chunk: Uint8Array) => void): void {
  const stream = packing === "gzip" ? new Gunzip(take) : packing === "deflate" ? new Unzlib(take) : new Inflate(take);
  try {
    for (let at = 0; at < packed.length; at += sliceBytes) {
      stream.push(packed.slice(at, at + sliceBytes), at + sliceBytes >= packed.length);
    }
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable("failed");
  }
}
