import { wordFlags } from "../lexicon/flags.ts";
import type { Block } from "../reading/block.ts";
import { gapKinds, shapeKinds } from "../reading/tokens.ts";
import { WordSet } from "../reading/word-set.ts";
import { bedBehind } from "./bed-behind.ts";
import { givenTier, isLocated, nameOdds, surnameTier, wordTier } from "./name-odds.ts";
import { aloneOdds, mention, type Run } from "./name-run.ts";
import type { PersonMention } from "./person.ts";

const { what } = wordFlags;
const { gapSpace } = gapKinds;
const { shapeCapital } = shapeKinds;

export function judge(block: Block, run: Run): PersonMention | null {
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
    return odds >= aloneOdds && best > (inNoList(block, at) ? 0.05 : 0.15) ? mention(block, run, "full", odds) : null;
  }
  if (titled === "honorific" || titled === "clinician") return mention(block, run, "titled", Math.max(best, 0.9));
  if (titled !== "none" && best >= 0.1) return mention(block, run, "single", Math.min(0.95, best + 0.3));
  const alone = Math.max(best, lower ? (bedBehind(block, at, to) ? 0.4 : 0) : actsAs(block, at, to));
  const faint = inNoList(block, at) && !opensTitle(block, to) && !isLocated(block, at);
  const least = lower ? faintSmall : faint ? faintOdds : aloneOdds;
  return alone >= least ? mention(block, run, "single", alone) : null;
}

/** What no list has is seen however it is spelt: the weights know how little it says. */
const faintOdds = 0.06;
/** In small letters more is asked: there every unknown word could be one. */
const faintSmall = 0.13;

function inNoList({ who: flags, what: meanings }: Block, at: number): boolean {
  return flags[at] === 0 && meanings[at] === 0;
}

/** "Columba Middle School", "Brightwell Freight": more words with capitals behind it. */
function opensTitle({ tokens }: Block, to: number): boolean {
  return tokens.gaps[to] === gapSpace && tokens.shapes[to] === shapeCapital;
}

const actions = new WordSet(
  "is has was had needs wants says said asked asks called calls refuses refused got came went takes took can cant wont did does fell feels denies reports states declined looks threw vomited wakes woke ate eats lives walked keeps kept parked will broke seized passed bled drank bit spiked coded flared choked sneezed cried limps coughed stopped started lost gets gave sees saw sat sleeps slept pain",
);

/** A name that is also a word, doing what people do: "Hope has Herceptin", "Faith is neutropenic", "Art's line", "Will in 12A". */
function actsAs(block: Block, at: number, to: number): number {
  if (to >= block.tokens.count) return 0;
  const flags = block.who[at] as number;
  const tier = givenTier(flags) + surnameTier(flags);
  if (tier === 0 && !inNoList(block, at)) return 0;
  // Names of one rare list, and words of none, are seen, but believed less.
  const share = tier > 1 ? 1 : tier === 1 ? 0.6 : 0.4;
  if ((tier > 1 || inNoList(block, at)) && bedBehind(block, at, to)) return 0.5 * share;
  if ((block.tokens.possessive[to - 1] as number) === 1) return 0.5 * share;
  if ((block.tokens.gaps[to] as number) !== gapSpace) return 0;
  if (actions.has(block.tokens.hashes[to] as number)) return 0.55 * share;
  return ((block.what[to] as number) & (what.event | what.complaint)) !== 0 ? 0.5 * share : 0;
}

/** A full name has a given name, or parts that are all unknown to the dictionary; "West Coast" and "Duke Score" have neither. */
export function soundsFull(block: Block, at: number, to: number): boolean {
  let words = 0;
  for (let part = at; part < to; part++) {
    const flags = block.who[part] as number;
    if (givenTier(flags) > 1 || (givenTier(flags) > 0 && wordTier(flags) === 0)) return true;
    if (wordTier(flags) > 0) words++;
  }
  return words === 0;
}

const placeNouns = new WordSet(
  "park lake creek hill hills valley beach springs falls mountain canyon river city county island heights school station bridge village center centre hall house building room team group university college street avenue road press journal",
);

/** "Lakeshore Park": the last word names a place, and no given name stands before it. */
function placeName(block: Block, at: number, to: number): boolean {
  return placeNouns.has(block.tokens.hashes[to - 1] as number) && givenTier(block.who[at] as number) < 2;
}

/** Two words in small letters are a name only when both are on the lists and not both are everyday words. */
function pairOdds(block: Block, at: number, to: number): number {
  let given = 0;
  let surname = 0;
  let words = 0;
  for (let part = at; part < to; part++) {
    const flags = block.who[part] as number;
    // "wanda kolodziej": spelt like a name behind one.
    if (part > at && inNoList(block, part) && nameOdds(block, part) >= 0.2) surname = Math.max(surname, 1);
    given = Math.max(given, givenTier(flags));
    surname = Math.max(surname, surnameTier(flags));
    if (wordTier(flags) > 0) words++;
  }
  if (given === 0 || surname === 0 || words > 1) return 0;
  return words === 0 ? 0.5 + 0.07 * (given + surname) : 0.2 + 0.08 * (given + surname);
}
