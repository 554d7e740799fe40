import { wordFlags } from "../lexicon/flags.ts";
import { type Block, hasWho } from "../reading/block.ts";
import { gapKinds, shapeKinds } from "../reading/tokens.ts";
import { WordSet } from "../reading/word-set.ts";
import { eponymNouns } from "./eponym-nouns.ts";
import type { PersonMention } from "./person.ts";

const { who } = wordFlags;
const { gapHyphen, gapLine, gapStop } = gapKinds;
const { shapeLower } = shapeKinds;

const articles = new WordSet("the a an one less of with positive negative stage grade class per new no");

/** `Graves disease`, `Guillain-Barré`, `a Foley`: a name that stands for a disease or a thing. */
export function eponymUse(block: Block, { from, to }: PersonMention): boolean {
  let all = to > from + 1;
  for (let part = from; part < to; part++) {
    if (part > from && (block.tokens.gaps[part] as number) !== gapHyphen) return false;
    if (!hasWho(block, part, who.eponym)) all = false;
  }
  if (all) return true;
  if (
    to < block.tokens.count &&
    ((block.tokens.gaps[to] as number) & (gapLine | gapStop)) === 0 &&
    eponymNouns.has(block.tokens.hashes[to] as number)
  )
    return true;
  if (!hasWho(block, from, who.eponym) || from === 0) return false;
  return (block.tokens.shapes[from] as number) === shapeLower || articles.has(block.tokens.hashes[from - 1] as number);
}
