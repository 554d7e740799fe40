type Group = readonly [who: number, what: number, words: string];

/**
 * The word lists as the handler carries them: in each group, words in order, each as a capital letter (how many letters it
 * shares with the one before it, from A for none) and the rest. Unpacked when the engine is first used.
 */
export function packedGroups(groups: readonly Group[]): Pick<readonly Group[], "length" | "forEach"> {
  return {
    length: groups.length,
    forEach(visit): void {
      groups.forEach(([who, what, packed], index) => {
        visit([who, what, unpackWords(packed)], index, groups);
      });
    },
  };
}

export function unpackWords(packed: string): string {
  let words = "";
  let last = "";
  let at = 0;
  while (at < packed.length) {
    const shared = packed.charCodeAt(at) - 65;
    let end = at + 1;
    while (end < packed.length && (packed.charCodeAt(end) < 65 || packed.charCodeAt(end) > 90)) end++;
    last = last.slice(0, shared) + packed.slice(at + 1, end);
    words += at === 0 ? last : ` ${last}`;
    at = end;
  }
  return words;
}
