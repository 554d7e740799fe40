import type { Original } from "./original.ts";

/** A line of JSON with everything but the files' bytes, then the bytes. */
export function packOriginal({ attachments, ...rest }: Original): Uint8Array<ArrayBuffer> {
  const files = attachments.map(({ content, ...file }) => ({ ...file, length: content.length }));
  const head = new TextEncoder().encode(`${JSON.stringify({ ...rest, files })}\n`);
  const packed = new Uint8Array(attachments.reduce((sum, { content }) => sum + content.length, head.length));
  packed.set(head);
  let at = head.length;
  for (const { content } of attachments) {
    packed.set(content, at);
    at += content.length;
  }
  return packed;
}

export function unpackOriginal(packed: Uint8Array): Original {
  const end = packed.indexOf(0x0a);
  const { files, ...rest } = JSON.parse(new TextDecoder().decode(packed.subarray(0, end)));
  let at = end + 1;
  const attachments = files.map(({ length, ...file }: { length: number }) => {
    const content = packed.slice(at, at + length);
    at += length;
    return { ...file, content };
  });
  return { ...rest, attachments };
}
