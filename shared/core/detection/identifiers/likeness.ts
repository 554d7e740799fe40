import { wordFlags } from "../lexicon/flags.ts";
import type { Label } from "../lexicon/labels.ts";
import { nameBits } from "../people/name-odds.ts";
import { type Block, hasWho, isCapital } from "../reading/block.ts";
import { gapKinds } from "../reading/tokens.ts";
import { WordSet } from "../reading/word-set.ts";
import { spanOf } from "./digits.ts";
import type { Identifier } from "./identifier.ts";

const { who } = wordFlags;
const { gapHyphen, gapSpace } = gapKinds;

const of = new WordSet("of de");
const faces = new WordSet("face facial full frontal chest wound tattoo");

/**
 * A picture or a print of somebody that is spoken of, though no number follows: "photo of her leg", "full-face photographs",
 * "the palm vein scan". `to`: the token behind the words that say it.
 */
export function likenessAt(block: Block, at: number, to: number, label: Label): Identifier | null {
  const shown = label === "photo" && (showsSomebody(block, to) || showsFace(block, at));
  if (label !== "fingerprint" && !shown) return null;
  return { kind: shown ? "photo" : "biometric", ...spanOf(block, at, to), labelled: false, label, power: 0.25 };
}

function showsSomebody(block: Block, to: number): boolean {
  const { tokens, capsLine } = block;
  if (to + 1 >= tokens.count || !of.has(tokens.hashes[to] as number) || (tokens.gaps[to] as number) !== gapSpace)
    return false;
  const next = to + 1;
  if (hasWho(block, next, who.pronoun | who.patient | who.relative)) return true;
  return isCapital(tokens.shapes[next] as number) && (capsLine[next] as number) === 0 && hasWho(block, next, nameBits);
}

function showsFace({ tokens }: Block, at: number): boolean {
  const gap = tokens.gaps[at] as number;
  return at > 0 && (gap === gapSpace || gap === gapHyphen) && faces.has(tokens.hashes[at - 1] as number);
}
