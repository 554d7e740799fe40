/** UTF-8 to text (Encoding Standard): a wrong sequence is U+FFFD, or throws where `fatal`. A byte order mark is left out. */
export function decodeUtf8(bytes: Uint8Array, fatal: boolean): string {
  let text = "";
  let piece: number[] = [];
  const flush = (): void => {
    text += String.fromCharCode(...piece);
    piece = [];
  };
  const put = (code: number): void => {
    if (code > 0xffff) piece.push(0xd800 + ((code - 0x10000) >> 10), 0xdc00 + ((code - 0x10000) & 0x3ff));
    else piece.push(code);
    if (piece.length > 4000) flush();
  };
  let at = 0;
  while (at < bytes.length) {
    const { code, length } = sequenceAt(bytes, at);
    if (code === -1 && fatal) throw new TypeError("not UTF-8");
    put(code === -1 ? 0xfffd : code);
    at += length;
  }
  flush();
  return text.replace(/^\ufeff/, "");
}

/** -1 where no character begins; `length`: how many bytes to go on. */
function sequenceAt(bytes: Uint8Array, at: number): { readonly code: number; readonly length: number } {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return { code: first, length: 1 };
  const more =
    first >= 0xf0 && first < 0xf5 ? 3 : first >= 0xe0 && first < 0xf0 ? 2 : first >= 0xc2 && first < 0xe0 ? 1 : 0;
  if (more === 0) return { code: -1, length: 1 };
  let code = first & (0x3f >> more);
  for (let step = 1; step <= more; step++) {
    const next = bytes[at + step] ?? 0;
    // The second byte also keeps out what is too long, surrogates, and what is beyond Unicode.
    const low = step > 1 ? 0x80 : first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
    const high = step > 1 ? 0xbf : first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
    if (next < low || next > high) return { code: -1, length: step };
    code = (code << 6) | (next & 0x3f);
  }
  return { code, length: more + 1 };
}
