import type { Draft } from "../draft/draft.ts";

/**
 * A draft to look at as if the organisation's own disclaimers were not in it: "This message may contain confidential health
 * information" speaks of nobody. Offsets stay those of the draft. The texts come from whoever knows the policy.
 */
export function withoutDisclaimers(draft: Draft, disclaimers: readonly string[]): Draft {
  const known = disclaimers.map((text) => squeeze(text).text).filter((text) => text.length >= shortest);
  return known.length === 0 ? draft : blankOut(draft, known);
}

/** Shorter texts are no disclaimers, and might stand in a sentence about somebody. */
const shortest = 40;

function blankOut(draft: Draft, disclaimers: readonly string[]): Draft {
  const { text } = draft.body;
  const { text: squeezed, places } = squeeze(text);
  let left = text;
  for (const disclaimer of disclaimers) {
    for (let at = squeezed.indexOf(disclaimer); at !== -1; at = squeezed.indexOf(disclaimer, at + disclaimer.length)) {
      const start = places[at] as number;
      const end = (places[at + disclaimer.length - 1] as number) + 1;
      left = left.slice(0, start) + " ".repeat(end - start) + left.slice(end);
    }
  }
  return left === text ? draft : { ...draft, body: { ...draft.body, text: left } };
}

/** The text without white space and in small letters, and where each of its letters stands. */
function squeeze(text: string): { readonly text: string; readonly places: readonly number[] } {
  const letters: string[] = [];
  const places: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const letter = text.charAt(at);
    if (/\s/.test(letter)) continue;
    const small = letter.toLowerCase();
    letters.push(small.length === 1 ? small : letter);
    places.push(at);
  }
  return { text: letters.join(""), places };
}
