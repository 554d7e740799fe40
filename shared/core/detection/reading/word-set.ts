import { hashWord } from "./tokens.ts";

/**
 * A short list of words, asked by their hashes. A dozen such lists are asked about each name, so they are rows of numbers: a
 * `Set` takes five times as long to say no.
 */
export class WordSet {
  /** Words by the lowest bits of their hash, the next free place where two want the same one. */
  private readonly hashes: Int32Array;
  /** One more than the number of the word; 0 where there is none. */
  private readonly numbers: Uint16Array;

  constructor(words: string) {
    const list = [...new Set(words.split(" "))];
    const size = 1 << (32 - Math.clz32(3 * list.length));
    this.hashes = new Int32Array(size);
    this.numbers = new Uint16Array(size);
    list.forEach((word, number) => {
      const hash = hashWord(word);
      const at = this.placeOf(hash);
      this.hashes[at] = hash;
      this.numbers[at] = number + 1;
    });
  }

  has(hash: number): boolean {
    return this.numbers[this.placeOf(hash)] !== 0;
  }

  /** Which of the words it is, from 0; -1 for none. */
  numberOf(hash: number): number {
    return (this.numbers[this.placeOf(hash)] as number) - 1;
  }

  private placeOf(hash: number): number {
    const { hashes, numbers } = this;
    const last = hashes.length - 1;
    let at = hash & last;
    while (hashes[at] !== hash && numbers[at] !== 0) at = (at + 1) & last;
    return at;
  }
}
