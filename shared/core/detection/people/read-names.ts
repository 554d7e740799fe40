import { wordFlags } from "../lexicon/flags.ts";
import { type Block, isCapital } from "../reading/block.ts";
import { gapKinds, shapeKinds } from "../reading/tokens.ts";
import { bedBehind } from "./bed-behind.ts";
import { codeNameAt, initialsAt } from "./initials.ts";
import { carries, followedByName, joinsName } from "./joins-name.ts";
import { judge } from "./judge-name.ts";
import { initialFollows, lastFirstAt, smallLastFirst } from "./last-first.ts";
import { givenTier, isPlainSmall, leastOdds, nameOdds, surnameBits, surnameTier, wordTier } from "./name-odds.ts";
import type { PersonMention } from "./person.ts";
import { titleBefore } from "./title-before.ts";

const { what, who } = wordFlags;
const { gapHyphen, gapSpace, gapStop } = gapKinds;
const { shapeInitial, shapeLower, shapeUpper } = shapeKinds;

const longestName = 5;

/** False for words that begin no name whatever stands around them: "The", "Please", "with", "west" but for "mr. west". */
export function mayBeginName({ tokens, who: flags }: Block, at: number): boolean {
  const own = flags[at] as number;
  const shape = tokens.shapes[at] as number;
  if ((own & who.never) !== 0) return shape === shapeInitial || (own & (who.particle | surnameBits)) !== 0;
  if (shape !== shapeLower || own === 0 || !isPlainSmall(own)) return true;
  return at > 0 && ((flags[at - 1] as number) & who.honorific) !== 0;
}

/**
 * A person's name that begins at this token, or null. Reads the longest run that can be one name: given and surname,
 * particles, initials, hyphens, `Last, First`, or a single name.
 */
export function nameAt(block: Block, at: number): PersonMention | null {
  const { tokens } = block;
  const shape = tokens.shapes[at] as number;
  const flags = block.who[at] as number;
  const first = nameOdds(block, at);
  const initial = shape === shapeInitial;
  const initialsOnly = initial ? initialsAt(block, at) : shape === shapeUpper ? codeNameAt(block, at) : null;
  if (initialsOnly !== null) return initialsOnly;
  const particle = (flags & who.particle) !== 0 && isCapital(shape);
  const faint = first < leastOdds && !initial && !particle;
  if (faint && !leadsName(block, at) && !initialFollows(block, at) && !startsSmallName(block, at)) return null;
  if (first < 0.1 && !initial && !particle && shape !== shapeLower && startsAmiss(block, at, first)) return null;
  const titled = titleBefore(block, at);

  const lastFirst = titled === "clinician" ? null : lastFirstAt(block, at, first, titled);
  if (lastFirst !== null) return lastFirst;

  const lowerStart = shape === shapeLower;
  let to = at + 1;
  let names = initial ? 0 : 1;
  let initials = initial ? 1 : 0;
  let best = first;
  let sum = first;
  let capitals = isCapital(shape) ? 1 : 0;
  while (to < tokens.count && to < at + longestName && (tokens.possessive[to - 1] as number) === 0) {
    if (!joinsName(block, to)) break;
    const next = tokens.shapes[to] as number;
    const nextFlags = block.who[to] as number;
    if (next === shapeInitial) {
      if (initials > 1 || ((block.capsLine[to] as number) === 1 && names > 1)) break;
      initials++;
      capitals++;
      to++;
      continue;
    }
    const hyphened = (tokens.gaps[to] as number) === gapHyphen;
    const inParticle = (nextFlags & who.particle) !== 0 && followedByName(block, to);
    const fits = (next === shapeLower) === lowerStart;
    if (!inParticle && !fits && !hyphened && !isCapital(next)) break;
    const odds = nameOdds(block, to);
    const accepted =
      inParticle || (fits && odds >= 0.2) || (hyphened && odds > 0.01) || carries(block, to, best, first, names);
    if (!accepted) break;
    if (next !== shapeLower) capitals++;
    if (!inParticle || odds > 0.3) {
      names++;
      sum += odds;
      if (odds > best) best = odds;
    }
    to++;
  }
  return judge(block, { at, to, names, initials, best, sum, capitals, titled });
}

/** "Try Grace", "Interviewing Jesús": a word that is hardly a name right before a likelier one. */
function startsAmiss(block: Block, at: number, first: number): boolean {
  const next = at + 1;
  return (
    next < block.tokens.count &&
    (block.tokens.gaps[next] as number) === gapSpace &&
    nameOdds(block, next) > Math.max(0.3, first) &&
    givenTier(block.who[at] as number) === 0
  );
}

/** "earl in 17", "wu, lily": a listed name in small letters that is a word, too, or very short. */
function startsSmallName(block: Block, at: number): boolean {
  const { tokens, who: flags } = block;
  return (
    (tokens.shapes[at] as number) === shapeLower &&
    givenTier(flags[at] as number) + surnameTier(flags[at] as number) >= 2 &&
    ((flags[at] as number) & who.never) === 0 &&
    (bedBehind(block, at, at + 1) || smallLastFirst(block, at))
  );
}

function leadsName(block: Block, at: number): boolean {
  if (((block.who[at] as number) & (who.never | who.pronoun)) !== 0) return false;
  const title = titleBefore(block, at);
  if (isCapital(block.tokens.shapes[at] as number)) return title !== "none";
  // "mr. yilmaz": a word in small letters behind a title that nobody gives to a thing; "ms. fairweather": a frequent one.
  const stopped = ((block.tokens.gaps[at] as number) & gapStop) !== 0;
  return (
    title === "honorific" &&
    (stopped || wordTier(block.who[at] as number) < 2) &&
    ((block.what[at] as number) & ~what.prefix) === 0
  );
}
