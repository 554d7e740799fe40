/** How much of a text is looked at to tell its kind, in bytes. */
const lookBytes = 4096;

/**
 * UTF-16 by its mark or by its zeroes, else UTF-8, else the encoding that the text itself declares (XML, HTML), else
 * Windows-1252, which reads anything. Null for what is no text: it holds NULs or many control characters.
 */
export function decodeText(bytes: Uint8Array): string | null {
  const wide = wideEncoding(bytes);
  if (wide !== null) return new TextDecoder(wide).decode(bytes);
  if (bytes.includes(0) || isBinary(bytes)) return null;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder(declaredEncoding(bytes)).decode(bytes);
  }
}

/** The first bytes as text, one character a byte; for looking, not for reading. */
export function startOf(bytes: Uint8Array, length = lookBytes): string {
  return String.fromCharCode(...bytes.subarray(0, length));
}

function wideEncoding(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const zeroes = [0, 0];
  const looked = Math.min(bytes.length & ~1, lookBytes);
  for (let at = 0; at < looked; at++) if (bytes[at] === 0) zeroes[at & 1] = (zeroes[at & 1] ?? 0) + 1;
  const [even = 0, odd = 0] = zeroes;
  // Windows writes UTF-16 without a mark here and there; Latin text then has a zero in every second place.
  if (looked >= 8 && odd > looked * 0.35 && even === 0) return "utf-16le";
  if (looked >= 8 && even > looked * 0.35 && odd === 0) return "utf-16be";
  return null;
}

function isBinary(bytes: Uint8Array): boolean {
  const looked = Math.min(bytes.length, lookBytes);
  let controls = 0;
  for (let at = 0; at < looked; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27 && byte !== 28)) controls++;
  }
  return controls > 2 + looked * 0.01;
}

const declaration = /^[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']|charset\s*=\s*["']?([\w.:-]{1,40})/i;

function declaredEncoding(bytes: Uint8Array): string {
  const [, inXml, inHtml] = declaration.exec(startOf(bytes, 1024)) ?? [];
  const label = inXml ?? inHtml ?? "";
  if (/^utf-?(?:8|16)/i.test(label)) return "windows-1252"; // It declares UTF-8 and is not.
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return "windows-1252";
  }
}
