import { wordFlags } from "../lexicon/flags.ts";
import type { Block } from "../reading/block.ts";
import { gapKinds, hashWord, shapeKinds } from "../reading/tokens.ts";
import { WordSet } from "../reading/word-set.ts";
import { bedBehind } from "./bed-behind.ts";
import { mention, run } from "./name-run.ts";
import type { PersonMention } from "./person.ts";
import { titleBefore } from "./title-before.ts";

const { what } = wordFlags;
const { gapClose, gapOpen, gapStop } = gapKinds;
const { shapeDigits, shapeInitial } = shapeKinds;

const notInitials = new WordSet(
  "us usa uk po am pm eg ie md do rn np pa od id od os ou ok tv it er or iv im vs ca cc dc la ny un eu hr",
);

/** `J.R.`, `D.W.H.`: single capitals with stops; a person only beside other evidence. */
export function initialsAt(block: Block, at: number): PersonMention | null {
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

/** `(JMK)` behind a number, `initials BQT`: how research mail names a person; `JT in 14`, `OO rm 405b`: how a ward does. */
export function codeNameAt(block: Block, at: number): PersonMention | null {
  const { tokens } = block;
  const size = (tokens.ends[at] as number) - (tokens.starts[at] as number);
  if (size < 2 || size > 3) return null;
  const told = at > 0 && (tokens.hashes[at - 1] as number) === initialsHash;
  const bracketed =
    at > 0 &&
    ((tokens.gaps[at] as number) & gapOpen) !== 0 &&
    ((tokens.gaps[at + 1] as number) & gapClose) !== 0 &&
    (tokens.shapes[at - 1] as number) >= shapeDigits;
  const unknown = ((block.what[at] as number) & ~what.prefix) === 0 && (block.who[at] as number) === 0;
  const inBed = unknown && (block.capsLine[at] as number) !== 1 && bedBehind(block, at, at + 1);
  if (!told && !(bracketed && unknown) && !(inBed && !notInitials.has(tokens.hashes[at] as number))) return null;
  return mention(block, run(at, at + 1, 0.7, titleBefore(block, at)), "initials", 0.7);
}

const initialsHash = hashWord("initials");
