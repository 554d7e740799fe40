/**
 * Trains the decision's weights: `node train-weights.ts PATH [--half tune|all]` → shared/core/detection/decision/weights.ts.
 *
 * Each document is a bag of mentions; a positive one needs one mention that is patient information, a negative one may
 * have none (multiple-instance logistic regression, full-batch gradient steps on the best mention of a positive and on
 * every mention of a negative). A Gaussian prior holds each weight near what bench/priors.ts says. No randomness:
 * the same data gives the same weights.
 */
import { writeFileSync } from "node:fs";
import { identifierFeatures } from "../shared/core/detection/decision/identifier-features.ts";
import { personFeatures } from "../shared/core/detection/decision/person-features.ts";
import { readDraft } from "../shared/core/detection/decision/read-draft.ts";
import {
  completeFeatures,
  identifierHasHealth,
  logistic,
  personHasHealth,
} from "../shared/core/detection/decision/score.ts";
import { draftOf, readDocuments, readTrainingDrafts } from "./documents.ts";
import { identifierPriors, personPriors } from "./priors.ts";
import { partOf } from "./split.ts";

interface Bag {
  readonly positive: boolean;
  readonly weight: number;
  readonly people: readonly Float64Array[];
  readonly identifiers: readonly Float64Array[];
}

const [path = "", ...flags] = process.argv.slice(2);
const all = flags.includes("all");
const priorStrength = 0.005;
const steps = 1500;

const bags: Bag[] = [];
for (const document of [...(path === "" ? [] : readDocuments(path)), ...readTrainingDrafts()]) {
  if (!["positive", "negative", "health_no_id"].includes(document.kind)) continue;
  if (!all && document.set !== "mail-own" && partOf(document.id) !== "tune") continue;
  const reading = readDraft(draftOf(document));
  completeFeatures(reading);
  const mail = document.set.startsWith("mail");
  bags.push({
    positive: document.kind === "positive",
    weight: document.kind === "positive" ? (mail ? 1.5 : 0.7) : mail ? 2 : 1,
    people: reading.people.map(({ features }) => features).filter(personHasHealth),
    identifiers: reading.identifiers.map(({ features }) => features).filter(identifierHasHealth),
  });
}

const person = model(personFeatures.map((name) => personPriors[name]));
const identifier = model(identifierFeatures.map((name) => identifierPriors[name]));
const total = bags.reduce((sum, bag) => sum + bag.weight, 0);
for (let step = 0; step < steps; step++) {
  for (const { factors } of [person, identifier]) for (const factor of factors) pullToPrior(factor);
  for (const bag of bags) learn(bag);
  for (const { factors } of [person, identifier]) for (const factor of factors) move(factor);
}

writeFileSync(
  new URL("../shared/core/detection/decision/weights.ts", import.meta.url),
  [
    "// Written by bench/train-weights.ts: weights of the two factors in the order of the features.",
    'import type { Weights } from "./score.ts";',
    "",
    ...table("personWeights", personFeatures, person),
    "",
    ...table("identifierWeights", identifierFeatures, identifier),
    "",
  ].join("\n"),
);
report("person", personFeatures, person);
report("identifier", identifierFeatures, identifier);

interface Factor {
  readonly prior: readonly number[];
  readonly weights: number[];
  readonly gradient: number[];
  readonly momentum: number[];
}
interface Model {
  readonly factors: readonly [Factor, Factor];
}

function model(priors: readonly (readonly [number, number])[]): Model {
  const factor = (which: 0 | 1): Factor => ({
    prior: priors.map((pair) => pair[which]),
    weights: priors.map((pair) => pair[which]),
    gradient: priors.map(() => 0),
    momentum: priors.map(() => 0),
  });
  return { factors: [factor(0), factor(1)] };
}

function pullToPrior({ prior, weights, gradient }: Factor): void {
  for (let at = 0; at < weights.length; at++)
    gradient[at] = priorStrength * ((weights[at] as number) - (prior[at] as number));
}

/** Noisy-or over the bag: one mention that is patient information makes the document so. */
function learn(bag: Bag): void {
  const scored = [
    ...bag.people.map((features) => score(person, features)),
    ...bag.identifiers.map((features) => score(identifier, features)),
  ];
  let none = 1;
  for (const { p } of scored) none *= 1 - p;
  const any = Math.max(1 - none, 1e-6);
  for (const {
    model: { factors },
    features,
    who,
    care,
    p,
  } of scored) {
    const slope = bag.positive ? -none / any / (1 - p) : 1 / (1 - p);
    const scale = (bag.weight / total) * slope * p;
    addScaled(factors[0].gradient, features, scale * (1 - who));
    addScaled(factors[1].gradient, features, scale * (1 - care));
  }
}

function score(
  of: Model,
  features: Float64Array,
): { model: Model; features: Float64Array; who: number; care: number; p: number } {
  const who = logistic(of.factors[0].weights, features);
  const care = logistic(of.factors[1].weights, features);
  return { model: of, features, who, care, p: Math.min(who * care, 0.9999) };
}

function addScaled(gradient: number[], features: Float64Array, scale: number): void {
  for (let at = 0; at < features.length; at++) {
    const feature = features[at] as number;
    if (feature !== 0) gradient[at] = (gradient[at] as number) + scale * feature;
  }
}

function move({ weights, gradient, momentum }: Factor): void {
  for (let at = 0; at < weights.length; at++) {
    momentum[at] = 0.9 * (momentum[at] as number) - 0.5 * (gradient[at] as number);
    weights[at] = (weights[at] as number) + (momentum[at] as number);
  }
}

function table(name: string, features: readonly string[], { factors: [who, care] }: Model): string[] {
  const column = (title: string, { weights }: Factor): string[] => [
    `  ${title}: [`,
    ...features.map((feature, at) => `    ${Number((weights[at] as number).toFixed(3))}, // ${feature}`),
    "  ],",
  ];
  return [`export const ${name}: Weights = {`, ...column("who", who), ...column("care", care), "};"];
}

function report(title: string, features: readonly string[], { factors: [who, care] }: Model): void {
  const show = ({ prior, weights }: Factor, at: number): string =>
    `${(prior[at] as number).toFixed(1)}→${(weights[at] as number).toFixed(1)}`;
  process.stdout.write(
    `${title} (who, care): ${features.map((name, at) => `${name} ${show(who, at)} ${show(care, at)}`).join("; ")}\n`,
  );
}
