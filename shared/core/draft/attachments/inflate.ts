import type { Reading } from "./reading.ts";
import { Unreadable } from "./unreadable.ts";

/** Fed in slices: a browser unpacks each chunk whole, and a chunk of a bomb may grow a thousandfold. */
const sliceBytes = 16 * 1024;
const freeBytes = 1024 * 1024;

export type Packing = "deflate-raw" | "deflate" | "gzip";

/**
 * Unpacks deflated bytes, counting what comes out as it comes. Throws `Unreadable`: `too-large` at a limit, `failed`
 * where the bytes are broken. Holds the result twice for a moment.
 */
export async function inflate(
  packed: Uint8Array<ArrayBuffer>,
  packing: Packing,
  reading: Reading,
): Promise<Uint8Array<ArrayBuffer>> {
  const most = Math.max(freeBytes, packed.length * reading.limits.expansion);
  const chunks: Uint8Array[] = [];
  let length = 0;
  await unpack(packed, packing, (chunk) => {
    reading.countUnpacked(chunk.length);
    length += chunk.length;
    if (length > most) throw new Unreadable("too-large", "all");
    chunks.push(chunk);
  });
  return joined(chunks, length);
}

/** Hands over each unpacked chunk; stops where `take` throws. Throws `Unreadable("failed")` where the bytes are broken. */
export async function unpack(
  packed: Uint8Array<ArrayBuffer>,
  packing: Packing,
  take: (chunk: Uint8Array) => void,
): Promise<void> {
  if (typeof DecompressionStream === "undefined") {
    // In the same file, run only here: what it prepares takes a while.
    const { unpackPlainly } = await import(/* webpackMode: "eager" */ "./unpack-plainly.ts");
    return unpackPlainly(packed, packing, take);
  }
  const unpacked = slices(packed).pipeThrough(new DecompressionStream(packing)).getReader();
  try {
    for (let next = await unpacked.read(); !next.done; next = await unpacked.read()) take(next.value);
  } catch (error) {
    unpacked.cancel().catch(() => {});
    throw error instanceof Unreadable ? error : new Unreadable("failed");
  }
}

function slices(bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> {
  let at = 0;
  return new ReadableStream({
    pull(controller): void {
      if (at < bytes.length) controller.enqueue(bytes.slice(at, at + sliceBytes));
      else controller.close();
      at += sliceBytes;
    },
  });
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
