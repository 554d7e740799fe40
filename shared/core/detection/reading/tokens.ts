// Longer than 200 lines: the signs of shapes and gaps belong with the one loop that finds them.
import {
  foldOf,
  kindApostrophe,
  kindDigit,
  kindInvisible,
  kindLower,
  kindOf,
  kindOther,
  kindUpper,
} from "./characters.ts";

/** How a token is written. */
export const shapeLower = 0;
/** `Xxxx` */
export const shapeCapital = 1;
/** Two capitals or more and nothing else. */
export const shapeUpper = 2;
/** `McDonald`, `iPad` */
export const shapeMixed = 3;
/** One capital: an initial, or a list letter. */
export const shapeInitial = 4;
export const shapeDigits = 5;
/** Letters and digits together. */
export const shapeAlnum = 6;

/** What stands between the token before and this one: bits, joined. */
export const gapSpace = 1;
export const gapLine = 2;
export const gapBlankLine = 4;
export const gapComma = 8;
export const gapStop = 16;
export const gapColon = 32;
export const gapSlash = 64;
export const gapHyphen = 128;
export const gapOpen = 256;
export const gapClose = 512;
export const gapAt = 1024;
export const gapNumberSign = 2048;
export const gapUnderscore = 4096;
export const gapPlus = 8192;
export const gapTab = 16384;
export const gapOther = 32768;
export const gapApostrophe = 65536;
export const gapSemicolon = 131072;
export const gapEquals = 262144;
export const gapQuestion = 524288;

/**
 * The same for those who ask often, to take into constants of their own: V8 compiles those in, while it reads an imported
 * constant from memory and checks it each time. The code gets so much smaller that a scan takes a twentieth less.
 */
export const shapeKinds = {
  shapeLower,
  shapeCapital,
  shapeUpper,
  shapeMixed,
  shapeInitial,
  shapeDigits,
  shapeAlnum,
} as const;
export const gapKinds = {
  gapSpace,
  gapLine,
  gapBlankLine,
  gapComma,
  gapStop,
  gapColon,
  gapSlash,
  gapHyphen,
  gapOpen,
  gapClose,
  gapAt,
  gapNumberSign,
  gapUnderscore,
  gapPlus,
  gapTab,
  gapOther,
  gapApostrophe,
  gapSemicolon,
  gapEquals,
  gapQuestion,
} as const;

/** The most tokens one block holds; a longer text is read block by block, so that memory stays bounded. */
export const blockTokens = 8192;

/** One block of tokens as parallel arrays: the engine looks at every token several times. */
export interface Tokens {
  count: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly hashes: Int32Array;
  readonly gaps: Int32Array;
  readonly shapes: Uint8Array;
  /** 1 where `'s` was cut off. */
  readonly possessive: Uint8Array;
}

export function makeTokens(): Tokens {
  const size = blockTokens + 1;
  return {
    count: 0,
    starts: new Int32Array(size),
    ends: new Int32Array(size),
    hashes: new Int32Array(size),
    gaps: new Int32Array(size),
    shapes: new Uint8Array(size),
    possessive: new Uint8Array(size),
  };
}

const gapBits = new Int32Array(128).fill(gapOther);
for (const [characters, bit] of [
  [" \u00a0", gapSpace],
  ["\t", gapTab | gapSpace],
  ["\n\r", gapLine],
  [",", gapComma],
  [".", gapStop],
  ["!?", gapStop | gapQuestion],
  [":", gapColon],
  [";", gapSemicolon],
  ["/\\", gapSlash],
  ["-", gapHyphen],
  ["([{<", gapOpen],
  [")]}", gapClose],
  ["@", gapAt],
  ["#", gapNumberSign],
  ["_", gapUnderscore],
  ["+", gapPlus],
  ["=", gapEquals],
  [">", 0],
  ["'", gapApostrophe],
] as const) {
  for (const character of characters) {
    const code = character.charCodeAt(0);
    if (code < 128) gapBits[code] = bit;
  }
}

export const hashSeed = 0x811c9dc5 | 0;
export const hashPrime = 0x01000193;

/** The hash that a word of the lists and a token of the text share (FNV-1a over folded letters). */
export function hashWord(word: string): number {
  let hash = hashSeed;
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at);
    const kind = kindOf(code);
    if (kind === kindApostrophe || kind === kindInvisible) continue;
    hash = Math.imul(hash ^ foldOf(code), hashPrime);
  }
  return hash;
}

/** The hash of a phrase, word by word. */
export function hashPhrase(before: number, word: number): number {
  return Math.imul((before << 7) ^ (before >>> 25) ^ word, 0x85ebca6b);
}

/**
 * Reads words and numbers of `text` from `from` on into `tokens`, until the text or the block is full, and gives
 * the offset to go on from. `splitCase` cuts `JaneRoe` in two, as file names need. Each unit is looked at once.
 */
export function readTokens(text: string, from: number, splitCase: boolean, tokens: Tokens): number {
  const { starts, ends, hashes, gaps, shapes, possessive } = tokens;
  const length = text.length;
  let count = 0;
  let at = from;
  let gap = from === 0 ? gapLine | gapBlankLine : gapLine;
  while (at < length) {
    const code = text.charCodeAt(at);
    const kind = kindOf(code);
    if (kind === kindOther || kind === kindApostrophe || kind === kindInvisible) {
      const bit = code < 128 ? (gapBits[code] as number) : wideGap(code);
      if (code === 0x0a && (gap & gapLine) !== 0) gap |= gapBlankLine;
      gap |= bit;
      at++;
      continue;
    }
    if (count === blockTokens) break;
    const start = at;
    let hash = hashSeed;
    let letters = 0;
    let uppers = 0;
    let digits = 0;
    let firstUpper = false;
    let owns = 0;
    let last = kindOther;
    while (at < length) {
      const unit = text.charCodeAt(at);
      const now = kindOf(unit);
      if (now === kindLower) letters++;
      else if (now === kindUpper) {
        if (splitCase && (last === kindLower || (uppers === 1 && letters === 1 && endsInitial(text, at)))) break;
        if (letters === 0 && digits === 0) firstUpper = true;
        letters++;
        uppers++;
      } else if (now === kindDigit) digits++;
      else if (now === kindInvisible) {
        at++;
        continue;
      } else if (now === kindApostrophe) {
        const next = at + 1 < length ? kindOf(text.charCodeAt(at + 1)) : kindOther;
        if (letters === 0 || (next !== kindLower && next !== kindUpper)) break;
        const isS = (text.charCodeAt(at + 1) | 32) === 0x73;
        const after = at + 2 < length ? kindOf(text.charCodeAt(at + 2)) : kindOther;
        if (isS && (after === kindOther || after === kindApostrophe)) {
          owns = 1;
          break;
        }
        at++;
        continue;
      } else break;
      hash = Math.imul(hash ^ foldOf(unit), hashPrime);
      last = now;
      at++;
    }
    starts[count] = start;
    ends[count] = at;
    hashes[count] = hash;
    gaps[count] = gap;
    possessive[count] = owns;
    shapes[count] = shapeOf(letters, uppers, digits, firstUpper);
    count++;
    gap = 0;
    if (owns === 1) at += 2;
  }
  tokens.count = count;
  starts[count] = length;
  ends[count] = length;
  hashes[count] = 0;
  gaps[count] = gapLine | gapBlankLine | gap;
  shapes[count] = shapeLower;
  possessive[count] = 0;
  return at;
}

/** `KVerhoeven` in a file's name: the second capital begins the surname. */
function endsInitial(text: string, at: number): boolean {
  return (
    at + 2 < text.length &&
    kindOf(text.charCodeAt(at + 1)) === kindLower &&
    kindOf(text.charCodeAt(at + 2)) === kindLower
  );
}

function shapeOf(letters: number, uppers: number, digits: number, firstUpper: boolean): number {
  if (digits > 0) return letters === 0 ? shapeDigits : shapeAlnum;
  if (uppers === 0) return shapeLower;
  if (uppers === letters) return letters === 1 ? shapeInitial : shapeUpper;
  return firstUpper && uppers === 1 ? shapeCapital : shapeMixed;
}

function wideGap(code: number): number {
  if (code === 0xa0 || code === 0x202f || code === 0x3000) return gapSpace;
  if (code === 0x2028 || code === 0x2029) return gapLine;
  if (code >= 0x2010 && code <= 0x2015) return gapHyphen;
  return kindOf(code) === kindInvisible ? 0 : gapOther;
}
