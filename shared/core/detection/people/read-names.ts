// Longer than 200 lines: the forms of a name share one run over the words, and what each form needs stands beside it.
import { what, who } from "../lexicon/flags.ts";
import type { Block } from "../reading/block.ts";
import { isCapital } from "../reading/block.ts";
import {
  gapClose,
  gapColon,
  gapComma,
  gapHyphen,
  gapLine,
  gapOpen,
  gapSpace,
  gapStop,
  gapTab,
  gapUnderscore,
  hashWord,
  shapeDigits,
  shapeInitial,
  shapeLower,
  shapeUpper,
} from "../reading/tokens.ts";
import { eponymNouns } from "./eponym-nouns.ts";
import { givenTier, nameBits, nameOdds, surnameTier, wordTier } from "./name-odds.ts";
import type { NameForm, PersonMention } from "./person.ts";

/** The least odds at which one token alone is taken for a name. */
const aloneOdds = 0.3;
const longestName = 5;

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
  const particle = (flags & who.particle) !== 0 && isCapital(shape);
  if (first < 0.01 && !initial && !particle && !leadsName(block, at) && !initialFollows(block, at)) return null;
  if (first < 0.1 && !initial && !particle && shape !== shapeLower && startsAmiss(block, at, first)) return null;
  const titled = titleBefore(block, at);

  const initialsOnly = initial ? initialsAt(block, at) : shape === shapeUpper ? codeNameAt(block, at) : null;
  if (initialsOnly !== null) return initialsOnly;

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
    const odds = nameOdds(block, to);
    const hyphened = (tokens.gaps[to] as number) === gapHyphen;
    const inParticle = (nextFlags & who.particle) !== 0 && followedByName(block, to);
    const fits = (next === shapeLower) === lowerStart;
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

interface Run {
  readonly at: number;
  readonly to: number;
  readonly names: number;
  readonly initials: number;
  readonly best: number;
  readonly sum: number;
  readonly capitals: number;
  readonly titled: PersonMention["title"];
}

function judge(block: Block, run: Run): PersonMention | null {
  const { at, to, names, initials, best, sum, capitals, titled } = run;
  if (names === 0)
    return initials > 0 && (titled === "patient" || titled === "honorific")
      ? mention(block, run, "initials", 0.5)
      : null;
  const lower = capitals === 0;
  if (names >= 2) {
    if (!lower && placeName(block, at, to)) return null;
    const sound = lower || soundsFull(block, at, to);
    const odds = lower
      ? pairOdds(block, at, to)
      : sound
        ? Math.min(0.98, best + (1 - best) * Math.min(0.8, sum - best))
        : best * 0.8;
    if (odds < aloneOdds && titled === "none") return null;
    return mention(block, run, sound ? "full" : "single", titled === "none" ? odds : Math.max(odds, 0.9));
  }
  if (initials > 0) {
    const odds = lower || (!soundsFull(block, at, to) && best < 0.5) ? best * 0.6 : Math.min(0.95, best + 0.25);
    return odds >= aloneOdds && best > 0.15 ? mention(block, run, "full", odds) : null;
  }
  if (titled === "honorific" || titled === "clinician") return mention(block, run, "titled", Math.max(best, 0.9));
  if (titled !== "none" && best >= 0.1) return mention(block, run, "single", Math.min(0.95, best + 0.3));
  const alone = lower ? best : Math.max(best, actsAs(block, at, to));
  return alone >= aloneOdds || (lower && alone >= 0.15) ? mention(block, run, "single", alone) : null;
}

const actions = new Set(
  "is has was had needs wants says said asked asks called calls refuses refused got came went takes took can cant wont did does fell feels denies reports states declined looks threw vomited wakes woke ate eats lives walked keeps parked will"
    .split(" ")
    .map(hashWord),
);

/** A name that is also a word, doing what people do: "Hope has Herceptin", "Faith is neutropenic", "Art's line". */
function actsAs(block: Block, at: number, to: number): number {
  const flags = block.who[at] as number;
  if (givenTier(flags) + surnameTier(flags) < 2 || to >= block.tokens.count) return 0;
  if ((block.tokens.possessive[to - 1] as number) === 1) return 0.5;
  return (block.tokens.gaps[to] as number) === gapSpace && actions.has(block.tokens.hashes[to] as number) ? 0.55 : 0;
}

/** A full name has a given name, or parts that are all unknown to the dictionary; "West Coast" and "Duke Score" have neither. */
function soundsFull(block: Block, at: number, to: number): boolean {
  let words = 0;
  for (let part = at; part < to; part++) {
    const flags = block.who[part] as number;
    if (givenTier(flags) > 1 || (givenTier(flags) > 0 && wordTier(flags) === 0)) return true;
    if (wordTier(flags) > 0) words++;
  }
  return words === 0;
}

const placeNouns = new Set(
  "park lake creek hill hills valley beach springs falls mountain canyon river city county island heights school station bridge village center centre hall house building room team group university college street avenue road press journal"
    .split(" ")
    .map(hashWord),
);

/** "Lakeshore Park": the last word names a place, and no given name stands before it. */
function placeName(block: Block, at: number, to: number): boolean {
  return placeNouns.has(block.tokens.hashes[to - 1] as number) && givenTier(block.who[at] as number) < 2;
}

const notInitials = new Set(
  "us usa uk po am pm eg ie md do rn np pa od id od os ou ok tv it er or iv im vs ca cc dc la ny un eu hr"
    .split(" ")
    .map(hashWord),
);

/** `J.R.`, `D.W.H.`: single capitals with stops; a person only beside other evidence. */
function initialsAt(block: Block, at: number): PersonMention | null {
  const { tokens } = block;
  let to = at + 1;
  while (
    to < at + 4 &&
    to < tokens.count &&
    (tokens.shapes[to] as number) === shapeInitial &&
    (tokens.gaps[to] as number) === gapStop
  )
    to++;
  if (to - at < 2 || block.text.charCodeAt(tokens.ends[to - 1] as number) !== 0x2e) return null;
  let word = "";
  for (let part = at; part < to; part++) word += block.text[tokens.starts[part] as number];
  if (notInitials.has(hashWord(word))) return null;
  return mention(block, run(at, to, 0.45, titleBefore(block, at)), "initials", 0.45);
}

/** `(JMK)` behind a number, `initials BQT`: how research mail names a person. */
function codeNameAt(block: Block, at: number): PersonMention | null {
  const { tokens } = block;
  const size = (tokens.ends[at] as number) - (tokens.starts[at] as number);
  if (size < 2 || size > 3 || at === 0) return null;
  const told = (tokens.hashes[at - 1] as number) === initialsHash;
  const bracketed =
    ((tokens.gaps[at] as number) & gapOpen) !== 0 &&
    ((tokens.gaps[at + 1] as number) & gapClose) !== 0 &&
    (tokens.shapes[at - 1] as number) >= shapeDigits;
  if (!told && !(bracketed && (block.what[at] as number) === 0 && (block.who[at] as number) === 0)) return null;
  return mention(block, run(at, at + 1, 0.7, titleBefore(block, at)), "initials", 0.7);
}

const initialsHash = hashWord("initials");

/** Two words in small letters are a name only when both are on the lists and not both are everyday words. */
function pairOdds(block: Block, at: number, to: number): number {
  let given = 0;
  let surname = 0;
  let words = 0;
  for (let part = at; part < to; part++) {
    const flags = block.who[part] as number;
    given = Math.max(given, givenTier(flags));
    surname = Math.max(surname, surnameTier(flags));
    if (wordTier(flags) > 0) words++;
  }
  if (given === 0 || surname === 0 || words > 1) return 0;
  return words === 0 ? 0.5 + 0.07 * (given + surname) : 0.2 + 0.08 * (given + surname);
}

/** A word that is no likely name by itself may still follow a given name: "Grant Whitehorse", "Gwen Falling Leaf". */
function carries(block: Block, at: number, best: number, first: number, names: number): boolean {
  const shape = block.tokens.shapes[at] as number;
  const flags = block.who[at] as number;
  if (!isCapital(shape) || shape === shapeInitial || eponymNouns.has(block.tokens.hashes[at] as number)) return false;
  if (
    (flags &
      (who.never |
        who.honorific |
        who.clinicianTitle |
        who.credential |
        who.weekday |
        who.month |
        who.street |
        who.unit)) !==
    0
  )
    return false;
  if ((flags & (who.organisation | who.staffRole)) !== 0 && surnameTier(flags) < 2) return false;
  const meaning = block.what[at] as number;
  if ((meaning & what.kindMask) !== 0 && (flags & nameBits) === 0) return false;
  if (shape === shapeUpper && (block.capsLine[at] as number) === 1)
    return surnameTier(flags) > 0 && best > 0.4 && names < 3;
  if (shape === shapeUpper)
    return surnameTier(flags) > 0 && best > 0.6 && (block.tokens.shapes[at - 1] as number) === shapeUpper;
  if ((meaning & what.kindMask) !== 0) return names === 1 && surnameTier(flags) > 1 && first > 0.6;
  return best >= 0.45 && names <= 2;
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

function leadsName(block: Block, at: number): boolean {
  if (((block.who[at] as number) & (who.never | who.pronoun)) !== 0) return false;
  const title = titleBefore(block, at);
  if (isCapital(block.tokens.shapes[at] as number)) return title !== "none";
  // "mr. yilmaz": a word in small letters behind a title that nobody gives to a thing.
  return title === "honorific" && wordTier(block.who[at] as number) < 2 && (block.what[at] as number) === 0;
}

/** `Tran, Minh-Chau`, `DELACRUZ, ROSARIO`, `tran, minh-chau`, `Castellanos, D`. */
function lastFirstAt(block: Block, at: number, first: number, titled: PersonMention["title"]): PersonMention | null {
  const { tokens } = block;
  // "Dear Bob, Jane Roe …": the comma ends the greeting.
  if (at > 0 && ((block.who[at - 1] as number) & who.greeting) !== 0) return null;
  let comma = at + 1;
  while (comma < at + 3 && (tokens.gaps[comma] as number) === gapHyphen) comma++;
  if (comma >= tokens.count || (tokens.possessive[comma - 1] as number) === 1) return null;
  const gap = tokens.gaps[comma] as number;
  if ((gap & gapComma) === 0 || (gap & ~(gapComma | gapSpace)) !== 0) return null;
  const shape = tokens.shapes[comma] as number;
  const lower = (tokens.shapes[at] as number) === shapeLower;
  if (lower !== (shape === shapeLower)) return null;
  const flags = block.who[comma] as number;
  if ((flags & (who.credential | who.staffRole | who.never)) !== 0 && shape !== shapeInitial) return null;
  let to = comma + 1;
  while (
    to < comma + 3 &&
    to < tokens.count &&
    ((tokens.gaps[to] as number) === gapHyphen ||
      ((tokens.gaps[to] as number) === gapSpace && (tokens.shapes[to] as number) === shapeInitial))
  )
    to++;
  const surname = surnameTier(block.who[at] as number);
  if (shape === shapeInitial) {
    const letter = block.text.charCodeAt(tokens.starts[comma] as number);
    if (letter === 0x49 || letter === 0x41) return null;
    const known = first >= 0.3 || (surname > 0 && !lower && endsThere(block, to));
    return known && !lower
      ? mention(block, run(at, to, first, titled), "last-first", Math.min(0.9, Math.max(first, 0.3) + 0.2))
      : null;
  }
  if (isList(block, to)) return null;
  const given = givenTier(flags);
  const second = abbreviationAsName(block, at, comma) ? 0.5 : nameOdds(block, comma);
  if (lower)
    return surname > 0 && given > 0 && first >= 0.1 && wordTier(flags) < 2
      ? mention(block, run(at, to, first, titled), "last-first", 0.7)
      : null;
  const sound = (given > 0 && second > 0.1 && (first > 0.05 || surname > 0)) || (first > 0.3 && second > 0.3);
  if (!sound) return null;
  return mention(block, run(at, to, first, titled), "last-first", Math.min(0.95, 0.45 + 0.3 * first + 0.3 * second));
}

/** "Foley, B": a comma and one letter behind a surname. */
function initialFollows({ tokens, who: flags }: Block, at: number): boolean {
  const next = at + 1;
  return (
    next < tokens.count &&
    isCapital(tokens.shapes[at] as number) &&
    (tokens.shapes[next] as number) === shapeInitial &&
    (tokens.gaps[next] as number) === (gapComma | gapSpace) &&
    surnameTier(flags[at] as number) > 0
  );
}

/** "Foley, B pulled …": a surname that is a thing in medicine, with its initial, at the head of the line. */
function endsThere({ tokens }: Block, to: number): boolean {
  return (
    to >= tokens.count || ((tokens.gaps[to] as number) & ~(gapSpace | gapStop | gapHyphen | gapColon | gapLine)) === 0
  );
}

/** "VEGA, ANA": behind a surname and its comma a given name, though the laboratory has a test of that name. */
function abbreviationAsName({ tokens, who: flags, what: meanings }: Block, at: number, comma: number): boolean {
  return (
    (tokens.shapes[at] as number) === shapeUpper &&
    (tokens.shapes[comma] as number) === shapeUpper &&
    surnameTier(flags[at] as number) > 0 &&
    ((meanings[at] as number) & what.kindMask) === 0 &&
    givenTier(flags[comma] as number) > 1
  );
}

/** More names behind another comma or an "and": a list of people, not one. */
function isList(block: Block, at: number): boolean {
  const { tokens } = block;
  if (at >= tokens.count) return false;
  const gap = tokens.gaps[at] as number;
  if ((gap & gapLine) !== 0) return false;
  if ((gap & gapComma) !== 0) return nameOdds(block, at) > 0.4;
  return (
    (tokens.shapes[at] as number) === shapeLower &&
    tokens.hashes[at] === andHash &&
    at + 1 < tokens.count &&
    nameOdds(block, at + 1) > 0.4
  );
}

const andHash = hashWord("and");

function run(at: number, to: number, best: number, titled: PersonMention["title"]): Run {
  return { at, to, names: 2, initials: 0, best, sum: best, capitals: 1, titled };
}

function joinsName({ tokens }: Block, at: number): boolean {
  const gap = tokens.gaps[at] as number;
  if ((gap & gapLine) !== 0) return false;
  if (gap === gapSpace || gap === gapHyphen || gap === gapUnderscore || gap === 0) return true;
  if ((gap & ~(gapSpace | gapStop)) === 0) return (tokens.shapes[at - 1] as number) === shapeInitial || gap === gapStop;
  return false;
}

function followedByName(block: Block, at: number): boolean {
  return (
    at + 1 < block.tokens.count &&
    joinsName(block, at + 1) &&
    (nameOdds(block, at + 1) >= 0.2 || isParticle(block, at + 1))
  );
}

function isParticle(block: Block, at: number): boolean {
  return ((block.who[at] as number) & who.particle) !== 0;
}

/** The title right before the name. */
function titleBefore(block: Block, at: number): PersonMention["title"] {
  if (at === 0) return "none";
  const gap = block.tokens.gaps[at] as number;
  if ((gap & gapColon) !== 0 && (gap & gapLine) === 0 && ((block.who[at - 1] as number) & who.patient) !== 0)
    return "patient";
  if ((gap & ~(gapSpace | gapStop | gapUnderscore | gapOpen | gapTab)) !== 0 || (gap & gapLine) !== 0) return "none";
  const flags = block.who[at - 1] as number;
  if (
    (flags & who.honorific) !== 0 &&
    ((block.tokens.shapes[at - 1] as number) !== shapeUpper || (block.capsLine[at - 1] as number) === 1)
  )
    return "honorific";
  if ((flags & who.clinicianTitle) !== 0) return "clinician";
  if ((gap & gapStop) !== 0) return "none";
  if ((flags & who.relative) !== 0) return "relative";
  return (flags & who.patient) !== 0 ? "patient" : "none";
}

function mention(block: Block, { at, to, titled }: Run, form: NameForm, odds: number): PersonMention {
  const { tokens } = block;
  const parts: number[] = [];
  for (let part = at; part < to; part++) {
    if ((tokens.shapes[part] as number) !== shapeInitial && ((block.who[part] as number) & who.particle) === 0)
      parts.push(tokens.hashes[part] as number);
  }
  return {
    from: at,
    to,
    start: tokens.starts[at] as number,
    end: tokens.ends[to - 1] as number,
    form,
    odds,
    parts,
    possessive: (tokens.possessive[to - 1] as number) === 1,
    title: titled,
  };
}
