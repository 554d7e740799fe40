import { contextFeatures, contextIndex } from "../../shared/core/detection/decision/context.ts";
import { identifierSigns } from "../../shared/core/detection/decision/identifier-signs.ts";
import { leanFeatures, leanTones } from "../../shared/core/detection/decision/lean.ts";
import { personSigns } from "../../shared/core/detection/decision/person-signs.ts";
import type { Factor, Weights } from "../../shared/core/detection/decision/score.ts";
import { type Lesson, toneShares } from "./lesson.ts";
import { identifierPriors, personPriors } from "./priors.ts";

/** One logistic factor: bias, sure, signs, context, lean in one row. */
export interface Row {
  readonly prior: Float64Array;
  readonly weights: Float64Array;
  readonly gradient: Float64Array;
  readonly first: Float64Array;
  readonly second: Float64Array;
}

/** The tone of a word is what its classes say and what is said of itself alone. */
export interface Tone {
  /** By word: the sum, worked out before every step. */
  readonly sum: Float64Array;
  readonly gradient: Float64Array;
  readonly own: Row;
  readonly classes: Row;
}

/** Which classes each word has, and whether enough is known of it to learn it by itself. */
export interface Words {
  readonly classes: readonly Int32Array[];
  readonly classCount: number;
  readonly alone: Uint8Array;
}

export interface Model {
  readonly words: Words;
  readonly rows: Readonly<Record<"personWho" | "personCare" | "idWho" | "idCare", Row>>;
  readonly whoTone: Tone;
  readonly careTone: Tone;
}

export function makeModel(words: Words): Model {
  return {
    words,
    rows: {
      personWho: row(priorsOf(personPriors, personSigns, 0)),
      personCare: row(priorsOf(personPriors, personSigns, 1)),
      idWho: row(priorsOf(identifierPriors, identifierSigns, 0)),
      idCare: row(priorsOf(identifierPriors, identifierSigns, 1)),
    },
    whoTone: tone(words),
    careTone: tone(words),
  };
}

function tone({ classes, classCount }: Words): Tone {
  return {
    sum: new Float64Array(classes.length),
    gradient: new Float64Array(classes.length),
    own: row(new Float64Array(classes.length)),
    classes: row(new Float64Array(classCount)),
  };
}

/** A word with many classes is not louder than one with few. */
export function sumTones({ sum, own, classes }: Tone, words: Words): void {
  words.classes.forEach((of, word) => {
    let total = 0;
    for (const each of of) total += classes.weights[each] as number;
    sum[word] = (own.weights[word] as number) + total / Math.sqrt(1 + of.length);
  });
}

type Priors = Readonly<Record<string, readonly [number, number]>>;

function priorsOf(priors: Priors, signs: readonly string[], which: 0 | 1): Float64Array {
  const names = ["bias", "sure", ...signs, ...contextFeatures, ...leanFeatures];
  return Float64Array.from(names, (name) => priors[name]?.[which] ?? 0);
}

function row(prior: Float64Array): Row {
  const size = prior.length;
  const zeros = (): Float64Array => new Float64Array(size);
  return { prior, weights: prior.slice(), gradient: zeros(), first: zeros(), second: zeros() };
}

export interface Scored {
  readonly who: number;
  readonly care: number;
  readonly p: number;
}

export function scoresOf(model: Model, lesson: Lesson): readonly Scored[] {
  const allWho = dot(model.whoTone.sum, lesson.words, lesson.shares);
  const allCare = dot(model.careTone.sum, lesson.words, lesson.shares);
  return lesson.mentions.map((mention) => {
    const whoRow = mention.person ? model.rows.personWho : model.rows.idWho;
    const careRow = mention.person ? model.rows.personCare : model.rows.idCare;
    const who = logistic(
      dot(whoRow.weights, mention.at, mention.value) + dot(model.whoTone.sum, mention.words, mention.shares) + allWho,
    );
    const care = logistic(
      dot(careRow.weights, mention.at, mention.value) +
        dot(model.careTone.sum, mention.words, mention.shares) +
        allCare,
    );
    return { who, care, p: Math.min(who * care, 0.9999) };
  });
}

function dot(weights: Float64Array, at: Int32Array, value: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < at.length; index++)
    sum += (weights[at[index] as number] as number) * (value[index] as number);
  return sum;
}

function logistic(score: number): number {
  return 1 / (1 + Math.exp(-score));
}

/** The weights as the product reads them. */
export function weightsOf({ rows }: Model, person: boolean): Weights {
  const factor = ({ weights }: Row, tones: "who" | "care"): Factor => {
    const signCount = (person ? personSigns : identifierSigns).length;
    const context = [...weights.slice(2 + signCount, 2 + signCount + contextFeatures.length)];
    const lean = [...weights.slice(2 + signCount + contextFeatures.length)];
    context[contextIndex[`${tones}ToneSame`]] = toneShares.same;
    context[contextIndex[`${tones}ToneNear`]] = toneShares.near;
    lean[leanTones[tones]] = toneShares.all;
    return {
      bias: weights[0] as number,
      sure: weights[1] as number,
      signs: [...weights.slice(2, 2 + signCount)],
      context,
      lean,
    };
  };
  return person
    ? { who: factor(rows.personWho, "who"), care: factor(rows.personCare, "care") }
    : { who: factor(rows.idWho, "who"), care: factor(rows.idCare, "care") };
}
