import fc from "fast-check";
import { expect, test } from "vitest";
import { editDistance } from "../../../shared/core/recipients/edit-distance.ts";
import { similarWords } from "../../../shared/core/recipients/similar-words.ts";

/** The textbook form, whole table, no bound. */
function plainDistance(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, row) =>
    Array.from({ length: b.length + 1 }, (_, col) => row + col),
  );
  const at = (row: number, col: number): number => table[row]?.[col] ?? Number.POSITIVE_INFINITY;
  for (let row = 1; row <= a.length; row++) {
    for (let col = 1; col <= b.length; col++) {
      const swap = a[row - 1] === b[col - 2] && a[row - 2] === b[col - 1] && row > 1 && col > 1;
      const costs = [
        at(row - 1, col) + 1,
        at(row, col - 1) + 1,
        at(row - 1, col - 1) + (a[row - 1] === b[col - 1] ? 0 : 1),
      ];
      (table[row] as number[])[col] = Math.min(...costs, swap ? at(row - 2, col - 2) + 1 : Number.POSITIVE_INFINITY);
    }
  }
  return at(a.length, b.length);
}

const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 9 });

test("the bounded distance is the plain distance, cut at the bound", () => {
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 3 }), (a, b, most) => {
      expect(editDistance(a, b, most)).toBe(Math.min(plainDistance(a, b), most + 1));
    }),
  );
});

test("every single slip in a known word is found", () => {
  const letters = fc.string({ unit: fc.constantFrom(..."abcdefgh"), minLength: 5, maxLength: 14 });
  fc.assert(
    fc.property(letters, letters, (known, other) => {
      fc.pre(known !== other && other.length >= 4);
      const words = similarWords<string>();
      words.add(known, known);
      if (plainDistance(known, other) === 1) expect(words.near(other)).toEqual([known]);
      else if (plainDistance(known, other) > 2) expect(words.near(other)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test("a word that is added after a search is found, too", () => {
  const words = similarWords<string>();
  words.add("riverside", "first");
  expect(words.near("lakesyde")).toEqual([]);
  words.add("lakeside", "second");
  words.add("riverside", "third");
  expect(words.near("lakesyde")).toEqual(["second"]);
  expect(words.near("riverzide")).toEqual(["first", "third"]);
});

test.each(["swap", "drop", "double", "change"])("a %s at any place is found", (slip) => {
  const known = "riverside";
  const words = similarWords<string>();
  words.add(known, known);
  for (let at = 0; at < known.length - 1; at++) {
    const [head, here, next, tail] = [
      known.slice(0, at),
      known.slice(at, at + 1),
      known.slice(at + 1, at + 2),
      known.slice(at + 2),
    ];
    const made = {
      swap: head + next + here + tail,
      drop: head + next + tail,
      double: head + here + here + next + tail,
      change: `${head}x${next}${tail}`,
    }[slip];
    expect(words.near(made ?? "")).toEqual([known]);
  }
});
