import { who } from "../lexicon/flags.ts";
import type { Label } from "../lexicon/labels.ts";
import { type Block, isCapital } from "../reading/block.ts";
import { gapHyphen, gapSpace, hashWord } from "../reading/tokens.ts";
import { spanOf } from "./digits.ts";
import type { Identifier } from "./identifier.ts";

const of = new Set(["of", "de"].map(hashWord));
const faces = new Set("face facial full frontal chest wound tattoo".split(" ").map(hashWord));

/**
 * A picture or a print of somebody that is spoken of, though no number follows: "photo of her leg", "full-face photographs",
 * "the palm vein scan". `to`: the token behind the words that say it.
 */
export function likenessAt(block: Block, at: number, to: number, label: Label): Identifier | null {
  if (label === "fingerprint")
    return { kind: "biometric", ...spanOf(block, at, to), labelled: false, label, power: 0.25 };
  if (label !== "photo" || !(showsSomebody(block, to) || showsFace(block, at))) return null;
  return { kind: "photo", ...spanOf(block, at, to), labelled: false, label, power: 0.25 };
}

function showsSomebody({ tokens, who: flags, capsLine }: Block, to: number): boolean {
  if (to + 1 >= tokens.count || !of.has(tokens.hashes[to] as number) || (tokens.gaps[to] as number) !== gapSpace)
    return false;
  const bits = flags[to + 1] as number;
  if ((bits & (who.pronoun | who.patient | who.relative)) !== 0) return true;
  const names = who.given1 | who.given2 | who.given3 | who.surname1 | who.surname2 | who.surname3;
  return isCapital(tokens.shapes[to + 1] as number) && (capsLine[to + 1] as number) === 0 && (bits & names) !== 0;
}

function showsFace({ tokens }: Block, at: number): boolean {
  const gap = tokens.gaps[at] as number;
  return at > 0 && (gap === gapSpace || gap === gapHyphen) && faces.has(tokens.hashes[at - 1] as number);
}
