import type { Bag, Vocabulary } from "./bags.ts";
import { listedWords } from "./listed-words.ts";
import type { Words } from "./model.ts";
import { classesOf } from "./word-classes.ts";
import { dimensions } from "./word-vectors.ts";

export interface Known {
  readonly words: Words;
  /** By word of the vocabulary: its number in `words`; -1 for what is nothing to learn from. */
  readonly usable: Int32Array;
  readonly classNumbers: ReadonlyMap<string, number>;
  /** By word of the vocabulary: in how many of the drafts it stands. */
  readonly drafts: ReadonlyMap<number, number>;
}

/** A class that fewer words have says no more than the words. */
const fewest = 4;

const nowhere = new Float64Array(dimensions);
const classesByWord = new Map<string, readonly string[]>();

/** Words that no draft has are known by their kin: the product's table has them. */
const listed: ReadonlySet<string> = new Set(listedWords());

/** The words of these drafts, and of others those that are listed; one is learned by itself when several drafts of more than one source have it. */
export function knownWords(
  from: readonly Bag[],
  { words }: Vocabulary,
  vectors: ReadonlyMap<string, Float64Array>,
): Known {
  const drafts = new Map<number, number>();
  const sources = new Map<number, Set<string>>();
  for (const { example, all } of from) {
    for (const word of new Set(all.words)) {
      if (word < 0 || (words[word] ?? "").length < 2) continue;
      drafts.set(word, (drafts.get(word) ?? 0) + 1);
      const known = sources.get(word) ?? new Set();
      sources.set(word, known.add(example.source));
    }
  }
  const usable = new Int32Array(words.length).fill(-1);
  const names: (readonly string[])[] = [];
  const along: Float64Array[] = [];
  const alone: number[] = [];
  const members = new Map<string, number>();
  const add = (word: number, byItself: boolean): readonly string[] => {
    const text = words[word] as string;
    const classes = classesByWord.get(text) ?? classesOf(text);
    classesByWord.set(text, classes);
    usable[word] = names.push(classes) - 1;
    along.push(vectors.get(text) ?? nowhere);
    alone.push(byItself ? 1 : 0);
    return classes;
  };
  for (const [word, count] of drafts)
    for (const name of add(word, count >= 3 && (sources.get(word)?.size ?? 0) >= 2))
      members.set(name, (members.get(name) ?? 0) + 1);
  words.forEach((text, word) => {
    if (usable[word] === -1 && listed.has(text)) add(word, false);
  });
  const classNumbers = new Map(
    [...members].filter(([, count]) => count >= fewest).map(([name], number) => [name, number]),
  );
  return {
    words: {
      classes: names.map((list) => Int32Array.from(list.flatMap((name) => classNumbers.get(name) ?? []))),
      classCount: classNumbers.size,
      vectors: along,
      dimensions,
      alone: Uint8Array.from(alone),
    },
    usable,
    classNumbers,
    drafts,
  };
}
