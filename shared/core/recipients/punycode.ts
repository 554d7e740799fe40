// RFC 3492 section 5.
const base = 36;
const tMin = 1;
const tMax = 26;
const skew = 38;
const damp = 700;
const maxLabel = 63;

/** The letters of a punycode label without its `xn--`, or null when it encodes nothing. */
export function decodePunycode(encoded: string): string | null {
  if (encoded.length > maxLabel || !/^[a-z0-9-]+$/i.test(encoded)) return null;
  const cut = encoded.lastIndexOf("-");
  const output = [...encoded.slice(0, Math.max(cut, 0))].map((character) => character.charCodeAt(0));
  let codePoint = 128;
  let index = 0;
  let bias = 72;
  let at = cut > 0 ? cut + 1 : 0;
  while (at < encoded.length) {
    const before = index;
    let weight = 1;
    for (let k = base; ; k += base) {
      const digit = at < encoded.length ? digitOf(encoded.charCodeAt(at++)) : base;
      if (digit >= base) return null;
      index += digit * weight;
      const threshold = Math.min(Math.max(k - bias, tMin), tMax);
      if (digit < threshold) break;
      weight *= base - threshold;
    }
    const length = output.length + 1;
    bias = adapt(index - before, length, before === 0);
    codePoint += Math.floor(index / length);
    index %= length;
    if (codePoint > 0x10ffff || (codePoint >= 0xd800 && codePoint <= 0xdfff)) return null;
    output.splice(index++, 0, codePoint);
  }
  return String.fromCodePoint(...output);
}

function digitOf(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30 + 26;
  const letter = (code | 0x20) - 0x61;
  return letter >= 0 && letter < 26 ? letter : base;
}

function adapt(delta: number, length: number, first: boolean): number {
  let rest = Math.floor(delta / (first ? damp : 2));
  rest += Math.floor(rest / length);
  let k = 0;
  for (; rest > ((base - tMin) * tMax) / 2; k += base) rest = Math.floor(rest / (base - tMin));
  return k + Math.floor(((base - tMin + 1) * rest) / (rest + skew));
}
