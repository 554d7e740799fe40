/** What newer engines have, ten times as fast on a large attachment. */
interface NativeBase64 {
  readonly fromBase64?: (text: string) => Uint8Array<ArrayBuffer>;
}

/** RFC 4648 section 4, with or without line ends. Null where it is none. In plain script: not every host has `atob`. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    const native = (Uint8Array as NativeBase64).fromBase64?.(text);
    if (native !== undefined) return native;
  } catch {
    return null;
  }
  const digits = text.replace(/[\t\n\f\r ]+/g, "").replace(/={1,2}$/, "");
  if (digits.length % 4 === 1) return null;
  const bytes = new Uint8Array(Math.floor((digits.length * 3) / 4));
  let bits = 0;
  let buffer = 0;
  let length = 0;
  for (let at = 0; at < digits.length; at++) {
    const value = values[digits.charCodeAt(at)] ?? 255;
    if (value === 255) return null;
    buffer = (buffer << 6) | value;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[length++] = (buffer >>> bits) & 0xff;
    }
  }
  return bytes;
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const values = new Uint8Array(128).fill(255);
for (let at = 0; at < alphabet.length; at++) values[alphabet.charCodeAt(at)] = at;
