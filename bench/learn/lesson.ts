import { contextFeatures } from "../../shared/core/detection/decision/context.ts";
import { identifierSigns } from "../../shared/core/detection/decision/identifier-signs.ts";
import { personSigns } from "../../shared/core/detection/decision/person-signs.ts";
import type { Bag, Instance, Shares } from "./bags.ts";

/** How much the tones of the words of the sentence, of its neighbours and of the whole draft count. */
export const toneShares = { same: 1, near: 0.6, all: 0.6 } as const;

export interface Mention {
  readonly person: boolean;
  readonly at: Int32Array;
  readonly value: Float64Array;
  /** Words of its sentence and the ones around. */
  readonly around: ToneWords;
  readonly before: ToneWords;
  readonly behind: ToneWords;
  readonly floor: boolean;
}

/** Words with how much the tone of each counts. */
export interface ToneWords {
  readonly words: Int32Array;
  readonly shares: Float64Array;
}

/** A bag ready to be learned: its mentions in sparse rows. */
export interface Lesson {
  readonly positive: boolean;
  readonly weight: number;
  readonly mentions: readonly Mention[];
  /** Words of the whole draft. */
  readonly all: ToneWords;
}

/** `usable`: the number under which a word is learned; -1 for one that is not. */
export function lessonOf(bag: Bag, usable: Int32Array, instances: readonly Instance[], weight: number): Lesson {
  return {
    positive: bag.example.positive,
    weight,
    mentions: instances.map((instance) => mentionOf(instance, usable)),
    all: toneWords([[bag.all, toneShares.all]], usable),
  };
}

function mentionOf(instance: Instance, usable: Int32Array): Mention {
  const { person, sure, signs, context, lean, same, near, before, behind, floor } = instance;
  const signCount = (person ? personSigns : identifierSigns).length;
  const at: number[] = [0, 1];
  const value: number[] = [1, sure];
  for (const sign of signs) {
    at.push(2 + sign);
    value.push(1);
  }
  context.forEach((amount, index) => {
    if (amount === 0) return;
    at.push(2 + signCount + index);
    value.push(amount);
  });
  lean.forEach((amount, index) => {
    if (amount === 0) return;
    at.push(2 + signCount + contextFeatures.length + index);
    value.push(amount);
  });
  const around = toneWords(
    [
      [same, toneShares.same],
      [near, toneShares.near],
    ],
    usable,
  );
  return {
    person,
    at: Int32Array.from(at),
    value: Float64Array.from(value),
    around,
    before: toneWords([[before, 1]], usable),
    behind: toneWords([[behind, 1]], usable),
    floor,
  };
}

function toneWords(parts: readonly (readonly [Shares, number])[], usable: Int32Array): ToneWords {
  const words: number[] = [];
  const shares: number[] = [];
  for (const [part, factor] of parts) {
    part.words.forEach((word, index) => {
      const number = word < 0 ? -1 : (usable[word] as number);
      if (number < 0) return;
      words.push(number);
      shares.push((part.shares[index] as number) * factor);
    });
  }
  return { words: Int32Array.from(words), shares: Float64Array.from(shares) };
}
