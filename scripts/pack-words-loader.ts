import { wordGroups } from "../shared/core/detection/data/word-lists.ts";

/**
 * Webpack loader: the word lists as the handler carries them (outlook-addin/classic/unpack-words.ts). Written down once in
 * front coding they compress to three quarters of what they take as they stand.
 */
export default function packWords(): string {
  const groups = wordGroups.map(([who, what, words]) => [who, what, packWordList(words)]);
  const unpacker = new URL("../outlook-addin/classic/unpack-words.ts", import.meta.url).pathname;
  return `import { packedGroups } from ${JSON.stringify(unpacker)};
export var wordGroups = packedGroups(${JSON.stringify(groups)});`;
}

/** `words`: in order, parted by spaces, without capitals. */
export function packWordList(words: string): string {
  let last = "";
  let packed = "";
  for (const word of words.split(" ")) {
    let shared = 0;
    while (shared < 25 && shared < last.length && last[shared] === word[shared]) shared++;
    packed += String.fromCharCode(65 + shared) + word.slice(shared);
    last = word;
  }
  return packed;
}
