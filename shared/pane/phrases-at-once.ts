/** So many phrases of one kind are shown at once; one more than this is shown too, rather than "1 more". */
export const phrasesAtOnce = 3;

export function foldable(phrases: readonly unknown[]): boolean {
  return phrases.length > phrasesAtOnce + 1;
}

/** Those that are shown before anybody asks for all of them. */
export function shownAtOnce<Phrase>(phrases: readonly Phrase[]): readonly Phrase[] {
  return foldable(phrases) ? phrases.slice(0, phrasesAtOnce) : phrases;
}
