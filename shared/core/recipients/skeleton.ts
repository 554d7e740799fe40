import { confusables } from "./confusables.ts";

const plainOf = new Map(
  Object.entries(confusables).flatMap(([plain, sources]) => [...sources].map((source) => [source, plain] as const)),
);

/** What two words have in common when the eye takes one for the other. Never for display. */
export function skeletonOf(word: string): string {
  return foldPlain(isAscii(word) ? word.toLowerCase() : plainLetters(word));
}

/** Plain Latin letters in place of letters that look like them; marks (`í`) are dropped. */
function plainLetters(word: string): string {
  const folded = word.normalize("NFKC").toLowerCase();
  const replaced = Array.from(folded, (character) => plainOf.get(character) ?? character).join("");
  return replaced.normalize("NFD").replace(/\p{M}/gu, "");
}

/** The look-alikes inside plain letters: `0`/`o`, `1`/`l`/`i`, `rn`/`m`, `vv`/`w`, `cl`/`d`, `5`/`s`. */
function foldPlain(word: string): string {
  if (!/rn|vv|cl|[051i|]/.test(word)) return word;
  return word
    .replace(/rn/g, "m")
    .replace(/vv/g, "w")
    .replace(/cl/g, "d")
    .replace(/0/g, "o")
    .replace(/5/g, "s")
    .replace(/[1i|]/g, "l");
}

function isAscii(word: string): boolean {
  for (let at = 0; at < word.length; at++) if (word.charCodeAt(at) > 127) return false;
  return true;
}
