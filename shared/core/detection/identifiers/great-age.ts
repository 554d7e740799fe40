import { wordFlags } from "../lexicon/flags.ts";
import { type Block, hasWho, isCapital } from "../reading/block.ts";
import { gapKinds, hashWord } from "../reading/tokens.ts";
import { WordSet } from "../reading/word-set.ts";
import { isDigits, numberAt, sizeAt, spanOf } from "./digits.ts";
import type { Identifier } from "./identifier.ts";

const { who } = wordFlags;
const { gapClose, gapComma, gapLine, gapOpen, gapSemicolon, gapStop } = gapKinds;

const being = new WordSet("is turns turned turning aged age now tiene cumple");

/** An age of 90 or more told without a word for years: `Winifred Achterberg (91)`, `Mamie Grantham, 101,`, `she's 90`. */
export function greatAgeAt(block: Block, at: number): Identifier | null {
  if (at === 0 || !isDigits(block, at) || sizeAt(block, at) > 3) return null;
  const years = numberAt(block, at);
  if (years < 90 || years > 117 || !(hangsOnName(block, at) || isSaid(block, at) || inYears(block, at))) return null;
  return { kind: "age", ...spanOf(block, at, at + 1), labelled: false, power: 0.4 };
}

function hangsOnName({ tokens }: Block, at: number): boolean {
  if (!isCapital(tokens.shapes[at - 1] as number)) return false;
  const before = tokens.gaps[at] as number;
  const behind = tokens.gaps[at + 1] as number;
  if ((before & gapLine) !== 0) return false;
  if ((before & gapOpen) !== 0) return (behind & (gapClose | gapComma)) !== 0;
  return (before & gapComma) !== 0 && (behind & (gapComma | gapStop | gapSemicolon | gapLine)) !== 0;
}

const yearWord = hashWord("años");
const spanishBeing = new WordSet("tiene cumple cumplio de con");

/** `tiene 93 años`, `paciente de 91 años`. */
function inYears({ tokens }: Block, at: number): boolean {
  return (tokens.hashes[at + 1] as number) === yearWord && spanishBeing.has(tokens.hashes[at - 1] as number);
}

/** `He is 92.`, `She's 90,`: of a person, and nothing is counted behind it. */
function isSaid(block: Block, at: number): boolean {
  const { tokens } = block;
  const behind = tokens.gaps[at + 1] as number;
  if ((behind & (gapComma | gapStop | gapSemicolon | gapLine)) === 0) return false;
  const owns = (tokens.possessive[at - 1] as number) === 1;
  const teller = owns ? at - 1 : being.has(tokens.hashes[at - 1] as number) ? at - 2 : -1;
  return teller >= 0 && hasWho(block, teller, who.pronoun | who.relative | who.patient);
}
