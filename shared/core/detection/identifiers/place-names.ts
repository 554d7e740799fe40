import { wordFlags } from "../lexicon/flags.ts";
import { type Block, hasWhat, hasWho, isCapital, lengthAt } from "../reading/block.ts";
import { gapKinds, hashWord, shapeKinds } from "../reading/tokens.ts";
import { WordSet } from "../reading/word-set.ts";
import { hasDigit } from "./digits.ts";

const { what, who } = wordFlags;
const { gapApostrophe, gapHyphen, gapLine, gapNumberSign, gapSpace, gapStop } = gapKinds;
const { shapeAlnum, shapeCapital, shapeMixed } = shapeKinds;

/** Tokens, end exclusive. */
export interface PlaceName {
  readonly from: number;
  readonly to: number;
}

const inHash = hashWord("in");
const locatives = new WordSet("at in from near en");
const flats = new WordSet("apt apartment suite ste depto room rm bed bay cama hab habitacion cuarto");
/** Houses that care for people, teach them or employ them. */
const houses = new WordSet(
  "hospital clinic center centre medical med hospice sanatorium infirmary pediatrics school elementary academy college university preschool kindergarten daycare mine dairy poultry plant farm clinica escuela colegio universidad sanatorio",
);
/** Languages and peoples stand on the list of places. */
const tongues = new WordSet(
  "spanish english french german polish russian arabic somali hmong vietnamese chinese mandarin cantonese korean tagalog portuguese italian greek hindi urdu farsi navajo haitian creole japanese punjabi nepali karen american mexican indian african european asian hispanic latino",
);
const links = new WordSet("of de del in");
const longest = 6;

const noPlace =
  who.never | who.weekday | who.month | who.honorific | who.clinicianTitle | who.credential | who.pronoun | who.person;

/**
 * The place that begins at this token, or null: a hospital or school by its name, a town, a flat, a room or bed.
 * They tell little of a person, so they are seen for redaction and weigh nothing.
 */
export function placeNameAt(block: Block, at: number): PlaceName | null {
  return numberedAt(block, at) ?? roomAt(block, at) ?? organisationAt(block, at) ?? locatedAt(block, at);
}

/** `Apt. 460`, `Suite 408`, `Rm 118B`, `bed 3`. */
function numberedAt(block: Block, at: number): PlaceName | null {
  const { tokens } = block;
  const next = at + 1;
  if (next >= tokens.count || !hasDigit(block, next) || lengthAt(block, next) > 6) return null;
  if (((tokens.gaps[next] as number) & ~(gapSpace | gapStop | gapNumberSign)) !== 0) return null;
  return flats.has(tokens.hashes[at] as number) ? { from: at, to: next + 1 } : null;
}

/** `in 12A`; a small letter would be an hour. */
function roomAt(block: Block, at: number): PlaceName | null {
  const { tokens } = block;
  const located = at > 0 && tokens.hashes[at - 1] === inHash && tokens.gaps[at] === gapSpace;
  if (!located || tokens.shapes[at] !== shapeAlnum || lengthAt(block, at) > 5) return null;
  const written = block.text.slice(tokens.starts[at], tokens.ends[at]);
  return /^\d+[A-F]$/.test(written) ? { from: at, to: at + 1 } : null;
}

/** `Cleveland Clinic`, `Children's Hospital of Philadelphia`: capitals up to a word for a house. */
function organisationAt(block: Block, at: number): PlaceName | null {
  if (!isNamed(block, at)) return null;
  let to = at + 1;
  let found = -1;
  while (to < at + longest && joins(block, to) && isNamed(block, to)) {
    if (houses.has(block.tokens.hashes[to] as number)) found = to + 1;
    to++;
  }
  if (found === -1) return null;
  const { tokens } = block;
  const linked = joins(block, found) && links.has(tokens.hashes[found] as number) && joins(block, found + 1);
  return { from: at, to: linked && isNamed(block, found + 1) ? found + 2 : found };
}

/** `Chicago`, `from Brooklyn`, `at Johns Hopkins`, `Fond du Lac` only where a list has it. */
function locatedAt(block: Block, at: number): PlaceName | null {
  if (!isNamed(block, at) || hasWhat(block, at, what.kindMask)) return null;
  const { tokens } = block;
  if (tongues.has(tokens.hashes[at] as number)) return null;
  const listed = hasWho(block, at, who.geo);
  const located = at > 0 && locatives.has(tokens.hashes[at - 1] as number) && (tokens.gaps[at] as number) === gapSpace;
  if (!listed && !(located && isUnlikeAll(block, at))) return null;
  let to = at + 1;
  while (to < at + 3 && joins(block, to) && isNamed(block, to) && !hasWhat(block, to, what.kindMask)) to++;
  return { from: at, to };
}

/** Written like a name, and no list has another meaning for it. */
function isUnlikeAll(block: Block, at: number): boolean {
  const shape = block.tokens.shapes[at] as number;
  const other = who.word1 | who.word2 | who.word3 | who.organisation | who.staffRole | who.unit;
  return (
    (shape === shapeCapital || shape === shapeMixed) &&
    block.what[at] === 0 &&
    !hasWho(block, at, other) &&
    lengthAt(block, at) > 3
  );
}

function isNamed(block: Block, at: number): boolean {
  return at < block.tokens.count && isCapital(block.tokens.shapes[at] as number) && !hasWho(block, at, noPlace);
}

function joins(block: Block, at: number): boolean {
  const { tokens } = block;
  if (at >= tokens.count) return false;
  const gap = tokens.gaps[at] as number;
  // "St. Columba": behind a longer word a stop ends the sentence.
  if ((gap & gapStop) !== 0 && lengthAt(block, at - 1) > 3) return false;
  return (gap & gapLine) === 0 && (gap & ~(gapSpace | gapHyphen | gapStop | gapApostrophe)) === 0;
}
