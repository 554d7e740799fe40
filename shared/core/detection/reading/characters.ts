/** What a UTF-16 unit is to the tokeniser. Letters and digits make words; the rest makes gaps. */
export const kindOther = 0;
export const kindLower = 1;
export const kindUpper = 2;
export const kindDigit = 3;
/** Belongs to the word around it without being seen: zero-width characters, soft hyphen, combining marks. */
export const kindInvisible = 4;
export const kindApostrophe = 5;

const tableSize = 0x600;
const kinds = new Uint8Array(tableSize);
const folds = new Uint16Array(tableSize);

/**
 * Letters that look like others, and letters with marks, to plain small Latin letters. A word written with a
 * Cyrillic "а" or a full-width "Ａ" must hash like the word that the reader sees.
 */
const folded: readonly (readonly [plain: string, written: string])[] = [
  ["a", "àáâãäåāăąǎȁȃȧаα"],
  ["b", "ƀɓвβ"],
  ["c", "çćĉċčс"],
  ["d", "ďđðɗԁ"],
  ["e", "èéêëēĕėęěȅȇеёєε"],
  ["f", "ƒ"],
  ["g", "ĝğġģǧ"],
  ["h", "ĥħһн"],
  ["i", "ìíîïĩīĭįıǐȉȋіїι"],
  ["j", "ĵј"],
  ["k", "ķǩкκ"],
  ["l", "ĺļľŀł"],
  ["m", "м"],
  ["n", "ñńņňŉŋη"],
  ["o", "òóôõöøōŏőơǒǫоο"],
  ["p", "рρ"],
  ["r", "ŕŗřг"],
  ["s", "śŝşšșѕ"],
  ["t", "ţťŧțтτ"],
  ["u", "ùúûüũūŭůűųưǔυ"],
  ["v", "ѵν"],
  ["w", "ŵԝω"],
  ["x", "хχ"],
  ["y", "ýÿŷу"],
  ["z", "źżžƶ"],
];

for (let code = 0; code < tableSize; code++) {
  folds[code] = code;
  const character = String.fromCharCode(code);
  const lower = character.toLowerCase();
  if (code >= 0x30 && code <= 0x39) kinds[code] = kindDigit;
  else if (code === 0x27) kinds[code] = kindApostrophe;
  else if (code === 0xad || (code >= 0x300 && code <= 0x36f)) kinds[code] = kindInvisible;
  else if (lower !== character.toUpperCase()) {
    kinds[code] = lower === character ? kindLower : kindUpper;
    folds[code] = lower.charCodeAt(0);
  } else if (code >= 0x590) kinds[code] = kindLower;
}
for (const [plain, written] of folded) {
  for (const letter of written) {
    folds[letter.charCodeAt(0)] = plain.charCodeAt(0);
    const upper = letter.toUpperCase();
    if (upper.length === 1 && upper.charCodeAt(0) < tableSize) folds[upper.charCodeAt(0)] = plain.charCodeAt(0);
  }
}

export function kindOf(code: number): number {
  return code < tableSize ? (kinds[code] as number) : farKind(code);
}

/** The small plain letter that stands for this one in hashes. */
export function foldOf(code: number): number {
  return code < tableSize ? (folds[code] as number) : farFold(code);
}

function farKind(code: number): number {
  if (code >= 0x2000 && code <= 0x206f) {
    if (code === 0x2018 || code === 0x2019) return kindApostrophe;
    const unseen = (code >= 0x200b && code <= 0x200f) || (code >= 0x202a && code <= 0x202e) || code >= 0x2060;
    return unseen ? kindInvisible : kindOther;
  }
  if (code === 0xfeff || (code >= 0xfe00 && code <= 0xfe0f)) return kindInvisible;
  if (code >= 0xff21 && code <= 0xff3a) return kindUpper;
  if (code >= 0xff41 && code <= 0xff5a) return kindLower;
  if (code >= 0xff10 && code <= 0xff19) return kindDigit;
  if (code >= 0x1e00 && code <= 0x1eff) return (code & 1) === 0 ? kindUpper : kindLower;
  const symbols = (code >= 0x2010 && code <= 0x2bff) || (code >= 0x3000 && code <= 0x303f) || code >= 0xd800;
  return symbols ? kindOther : kindLower;
}

/** Vietnamese and other letters with two marks lose both; full-width letters and digits become plain. */
function farFold(code: number): number {
  if (code >= 0x1e00 && code <= 0x1eff) {
    return String.fromCharCode(code).normalize("NFD").toLowerCase().charCodeAt(0);
  }
  if (code >= 0xff21 && code <= 0xff3a) return code - 0xff21 + 0x61;
  if (code >= 0xff41 && code <= 0xff5a) return code - 0xff41 + 0x61;
  if (code >= 0xff10 && code <= 0xff19) return code - 0xff10 + 0x30;
  return code;
}
