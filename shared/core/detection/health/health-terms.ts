import { wordFlags } from "../lexicon/flags.ts";
import { phraseEntryOf, readyLexicon } from "../lexicon/lexicon.ts";
import { groupOf } from "../lexicon/packed-keys.ts";
import type { Block } from "../reading/block.ts";
import { gapKinds, hashPhrase, shapeKinds } from "../reading/tokens.ts";
import { kindByEnding } from "./morphology.ts";

const { what } = wordFlags;
const { gapColon, gapEquals, gapLine, gapOther, gapSpace, gapStop } = gapKinds;
const { shapeAlnum, shapeDigits, shapeInitial, shapeUpper } = shapeKinds;

/** A word or phrase of health, care or payment. */
export interface HealthTerm {
  /** Tokens, end exclusive. */
  readonly from: number;
  readonly to: number;
  /** 1 to 7 in the order of `healthKinds`. */
  readonly kind: number;
  /** 1 weak, 2 medium, 3 strong. */
  readonly strength: number;
}

/** A phrase of the word lists, or a single word, with its flags. */
export interface Match {
  /** Tokens, end exclusive. */
  readonly to: number;
  readonly who: number;
  readonly what: number;
}

const maxPhrase = 5;

/** The longest phrase of the lists that begins at this token; null when none does. */
export function longestPhrase({ tokens, what: flags }: Block, at: number): Match | null {
  if (((flags[at] as number) & what.prefix) === 0) return null;
  const lexicon = readyLexicon();
  let hash = tokens.hashes[at] as number;
  let found: Match | null = null;
  for (let to = at + 1; to < tokens.count && to < at + maxPhrase; to++) {
    if (((tokens.gaps[to] as number) & (gapLine | gapStop)) !== 0) break;
    hash = hashPhrase(hash, tokens.hashes[to] as number);
    const entry = phraseEntryOf(lexicon, hash);
    if (entry === 0) break;
    const group = groupOf(entry);
    const bits = lexicon.what[group] as number;
    const people = lexicon.who[group] as number;
    if ((bits & ~what.prefix) !== 0 || people !== 0) found = { to: to + 1, who: people, what: bits };
    if ((bits & what.prefix) === 0) break;
  }
  return found;
}

/** Reads one health term at this token; null when there is none. */
export function healthTermAt(block: Block, at: number, phrase: Match | null): HealthTerm | null {
  const phraseKind = phrase === null ? 0 : phrase.what & what.kindMask;
  if (phrase !== null && phraseKind !== 0) {
    return { from: at, to: phrase.to, kind: phraseKind, strength: (phrase.what & what.strengthMask) >>> 3 };
  }
  const bits = block.what[at] as number;
  const kind = bits & what.kindMask;
  if (kind === 0) {
    const told = bits === 0 && (block.who[at] as number) === 0 ? kindByEnding(block, at) : 0;
    return told === 0 ? null : { from: at, to: at + 1, kind: told, strength: 3 };
  }
  let strength = (bits & what.strengthMask) >>> 3;
  if ((bits & what.cased) !== 0) {
    const shape = block.tokens.shapes[at] as number;
    const measured = kind === what.lab && (numberFollows(block, at + 1) || signFollows(block, at));
    if (shape !== shapeUpper && shape !== shapeInitial && shape !== shapeAlnum) {
      if (!measured) return null;
    } else if (shape === shapeInitial && !measured) return null;
    else if ((block.capsLine[at] as number) === 1 && !measured) strength = 2;
  }
  return { from: at, to: at + 1, kind, strength };
}

/** `Na 119`, `Cr 1.8`, `K: 6.9` */
function numberFollows({ tokens }: Block, at: number): boolean {
  if (at >= tokens.count || (tokens.shapes[at] as number) !== shapeDigits) return false;
  return ((tokens.gaps[at] as number) & ~(gapSpace | gapColon | gapEquals | gapOther)) === 0;
}

/** `GBS+`, `HIV-` */
function signFollows({ text, tokens }: Block, at: number): boolean {
  const sign = text.charCodeAt(tokens.ends[at] as number);
  return sign === 0x2b;
}
