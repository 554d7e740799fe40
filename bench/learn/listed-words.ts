import { readdirSync, readFileSync } from "node:fs";
import { who as flags } from "../../shared/core/detection/lexicon/flags.ts";
import { entryOf, readyLexicon } from "../../shared/core/detection/lexicon/lexicon.ts";
import { groupOf } from "../../shared/core/detection/lexicon/packed-keys.ts";
import { wordTier } from "../../shared/core/detection/people/name-odds.ts";
import { hashWord } from "../../shared/core/detection/reading/tokens.ts";

/** Single words that are in the table anyway, names apart: a tone for them costs little. */
export function listedWords(): readonly string[] {
  const folder = new URL("../../shared/core/detection/data/", import.meta.url);
  const words = readdirSync(folder)
    .filter((name) => name.endsWith(".txt") && !/names|given/.test(name))
    .flatMap((name) =>
      readFileSync(new URL(name, folder), "utf8")
        .split("\n")
        .filter((line) => !/^[#[]/.test(line))
        .flatMap((line) => line.toLowerCase().split(/\s+/)),
    )
    .filter((word) => /^[a-z]{3,}$/.test(word) && !isName(word));
  return [...new Set(words)];
}

const nameFlags = flags.given1 | flags.given2 | flags.given3 | flags.surname1 | flags.surname2 | flags.surname3;

/** A name that is no everyday word has no tone, as in `bags.ts`. */
export function isName(word: string): boolean {
  const lexicon = readyLexicon();
  const bits = lexicon.who[groupOf(entryOf(lexicon, hashWord(word)))] as number;
  return (bits & nameFlags) !== 0 && wordTier(bits) < 2;
}
