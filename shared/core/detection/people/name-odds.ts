import { wordFlags } from "../lexicon/flags.ts";
import { nameBySpelling, plainName, plainWord } from "../lexicon/spelling.ts";
import type { Block } from "../reading/block.ts";
import { gapKinds, shapeKinds } from "../reading/tokens.ts";
import { WordSet } from "../reading/word-set.ts";

const { what, who } = wordFlags;
const { gapBlankLine, gapColon, gapLine, gapStop } = gapKinds;
const { shapeAlnum, shapeCapital, shapeDigits, shapeInitial, shapeLower, shapeMixed, shapeUpper } = shapeKinds;

const givenBits = who.given1 | who.given2 | who.given3;
export const surnameBits = who.surname1 | who.surname2 | who.surname3;
const roleBits =
  who.never | who.clinicianTitle | who.credential | who.honorific | who.weekday | who.pronoun | who.person;

export const nameBits = givenBits | surnameBits;

/** How far up a list a word stands, by the three bits that say so: 0 not on it, 3 very common. */
const tiers = Uint8Array.from([0, 1, 2, 2, 3, 3, 3, 3]);
const [givenShift, surnameShift, wordShift] = [who.given1, who.surname1, who.word1].map(
  (bit) => 31 - Math.clz32(bit),
) as [number, number, number];

export function givenTier(flags: number): number {
  return tiers[(flags >>> givenShift) & 7] as number;
}

export function surnameTier(flags: number): number {
  return tiers[(flags >>> surnameShift) & 7] as number;
}

export function wordTier(flags: number): number {
  return tiers[(flags >>> wordShift) & 7] as number;
}

/** By tier of the name lists (row: 0 unlisted), then by tier of the dictionary (column: 0 not a word). */
// biome-ignore format: a row a tier
const asCapital = Float64Array.of(
  0.6, 0.04, 0.02, 0.01,
  0.65, 0.12, 0.06, 0.02,
  0.8, 0.35, 0.25, 0.12,
  0.92, 0.6, 0.5, 0.35,
);
// biome-ignore format: a row a tier
const asLower = Float64Array.of(
  0, 0, 0, 0,
  0.2, 0.01, 0, 0,
  0.5, 0.03, 0.01, 0,
  0.7, 0.08, 0.03, 0.01,
);
const columns = 4;

/** A word of the lists that in small letters is hardly a name, were it to stand in a bed or before a comma: "west", "young". */
export function isPlainSmall(flags: number): boolean {
  if (givenTier(flags) + surnameTier(flags) > 1) return false;
  const name = Math.max(givenTier(flags), surnameTier(flags));
  return (flags & roleBits) !== 0 || (asLower[columns * name + wordTier(flags)] as number) < leastOdds;
}

/** Below this a word begins no name by itself. */
export const leastOdds = 0.01;

/**
 * How likely this token alone is part of a person's name, 0 to 1: from the name lists, the dictionary (Will, May,
 * Grant are words too), the way it is written, and where it stands.
 */
export function nameOdds(block: Block, at: number): number {
  const known = block.nameOdds[at] as number;
  if (known >= 0) return known;
  const odds = oddsOf(block, at);
  block.nameOdds[at] = odds;
  return odds;
}

function oddsOf(block: Block, at: number): number {
  const { tokens } = block;
  const shape = tokens.shapes[at] as number;
  if (shape === shapeDigits || shape === shapeAlnum || shape === shapeInitial) return 0;
  const flags = block.who[at] as number;
  if ((flags & roleBits) !== 0) return 0;
  const name = Math.max(givenTier(flags), surnameTier(flags));
  const size = (tokens.ends[at] as number) - (tokens.starts[at] as number);
  if (size < 2 || size > 24) return 0;
  const meaning = block.what[at] as number;
  const health = meaning & what.kindMask;
  const plainHealth = health !== 0 && (meaning & what.cased) === 0;
  if (plainHealth && name < 2) return 0;
  if ((flags & (who.organisation | who.geo | who.street | who.unit | who.staffRole | who.month)) !== 0 && name < 2)
    return 0;
  const word = wordTier(flags);
  if ((flags & who.geo) !== 0 && isLocated(block, at)) return 0;
  if (shape === shapeLower && name === 0 && word === 0 && flags === 0 && meaning === 0 && size > 3)
    return unlistedLower(block, at);
  if (shape === shapeLower)
    return (asLower[columns * name + word] as number) * (size < 3 ? 0 : plainHealth || size < 4 ? 0.3 : 1);
  let odds = asCapital[columns * name + word] as number;
  // "Tell Corazon …": a word of health that is a given name, too, with a capital in the midst of a sentence.
  if (plainHealth)
    odds *=
      givenTier(flags) > 1 && shape === shapeCapital && (flags & who.eponym) === 0 && !startsSentence(block, at)
        ? 0.5
        : 0.3;
  if (givenTier(flags) < 2 && isLocated(block, at)) odds *= 0.4;
  if (
    name >= 2 &&
    word > 0 &&
    shape === shapeCapital &&
    (block.capsLine[at] as number) === 0 &&
    !startsSentence(block, at)
  )
    odds = Math.min(0.6, odds * 2.5);
  if (shape === shapeUpper) {
    if (health !== 0 && size <= 4) return 0;
    if ((block.capsLine[at] as number) === 1) odds = name === 0 ? (size >= 4 ? odds * 0.6 : 0) : odds * 0.85;
    else if (name === 0) odds = size >= 6 ? odds * 0.6 : 0;
    // "in ED", "via NG": two capitals are hardly ever a whole name.
    else if (size <= 3) odds *= size < 3 ? 0.15 : 0.4;
  } else if (shape === shapeMixed && name === 0) odds = prefixed(block, at) ? 0.6 : 0;
  if (name === 0 && word === 0 && odds > 0.1) odds *= unlistedOdds(block, at);
  return odds;
}

const locatives = new WordSet("in at near from");

/** "in Jackson", "from Paris". */
export function isLocated({ tokens }: Block, at: number): boolean {
  return (
    at > 0 &&
    locatives.has(tokens.hashes[at - 1] as number) &&
    ((tokens.gaps[at] as number) & (gapLine | gapStop)) === 0
  );
}

/** `McDonald`, `DeAngelo`, `O'Brien`: capitals inside are at home in names; elsewhere they are abbreviations. */
function prefixed({ text, tokens }: Block, at: number): boolean {
  const start = tokens.starts[at] as number;
  if ((tokens.ends[at] as number) - start < 5) return false;
  return /^(?:Mc|Mac|De|Di|Du|La|Le|Van|Von|Fitz|O['’]|D['’]|Al|El|St)[A-Z]/.test(text.slice(start, start + 6));
}

function unlistedLower({ text, tokens }: Block, at: number): number {
  const spelt = nameBySpelling(text, tokens.starts[at] as number, tokens.ends[at] as number);
  return spelt >= plainName ? 0.2 : 0.3 * Math.max(0, spelt - 0.05);
}

/** How a word that no list has is spelt tells whether it is a name; where a sentence begins a capital tells nothing. */
function unlistedOdds(block: Block, at: number): number {
  const { text, tokens } = block;
  const spelt = nameBySpelling(text, tokens.starts[at] as number, tokens.ends[at] as number);
  if (spelt < plainWord) return 0.08;
  const weight = startsSentence(block, at) ? 0.7 : 2;
  return Math.min(1.4, (1.6 * (weight * spelt)) / (weight * spelt + 1 - spelt));
}

/** A capital here says nothing: any word has one. */
export function startsSentence({ tokens }: Block, at: number): boolean {
  return at === 0 || ((tokens.gaps[at] as number) & (gapLine | gapBlankLine | gapStop | gapColon)) !== 0;
}
