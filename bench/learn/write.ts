import { writeFileSync } from "node:fs";
import { besideFeatures } from "../../shared/core/detection/decision/beside.ts";
import { contextFeatures, contextIndex } from "../../shared/core/detection/decision/context.ts";
import { identifierSigns } from "../../shared/core/detection/decision/identifier-signs.ts";
import { leanFeatures, leanTones } from "../../shared/core/detection/decision/lean.ts";
import { personSigns } from "../../shared/core/detection/decision/person-signs.ts";
import { notions, type Voice } from "../../shared/core/detection/decision/score.ts";
import { toneShares } from "./lesson.ts";
import type { Features, Model } from "./model.ts";

/** The file of weights that the product reads. */
export function writeWeights(model: Model): void {
  const lines = [
    "// Written by bench/train-weights.ts: what each feature says of a patient, of care, and to each notion (score.ts).",
    'import type { Weights } from "./score.ts";',
  ];
  for (const person of [true, false])
    lines.push(
      "",
      "// biome-ignore format: a line a feature",
      `export const ${person ? "person" : "identifier"}Weights: Weights = {`,
      ...weightLines(model, person ? model.person : model.identifier, person ? personSigns : identifierSigns),
      "};",
    );
  writeFileSync(new URL("../../shared/core/detection/decision/weights.ts", import.meta.url), `${lines.join("\n")}\n`);
}

function weightLines(model: Model, features: Features, signs: readonly string[]): readonly string[] {
  const voice = (at: number): Voice => [
    ...features.factors.weights.slice(2 * at, 2 * at + 2),
    ...features.notions.weights.slice(notions * at, notions * (at + 1)),
  ];
  const contextStart = 2 + signs.length;
  const leanStart = contextStart + contextFeatures.length;
  const context = contextFeatures.map((_, at) => voice(contextStart + at));
  const lean = leanFeatures.map((_, at) => voice(leanStart + at));
  context[contextIndex.whoToneSame] = toneVoice(model, 0, toneShares.same);
  context[contextIndex.careToneSame] = toneVoice(model, 1, toneShares.same);
  context[contextIndex.whoToneNear] = toneVoice(model, 0, toneShares.near);
  context[contextIndex.careToneNear] = toneVoice(model, 1, toneShares.near);
  lean[leanTones.who] = toneVoice(model, 2, toneShares.all);
  lean[leanTones.care] = toneVoice(model, 3, toneShares.all);
  const beside = besideFeatures.map((_, at) => toneVoice(model, 4 + at, 1));
  const out = [...model.out.weights];
  return [
    `  bias: ${told(voice(0))},`,
    `  sure: ${told(voice(1))},`,
    ...list(
      "signs",
      signs.map((_, at) => voice(2 + at)),
      signs,
    ),
    ...list("beside", beside, besideFeatures),
    ...list("context", context, contextFeatures),
    ...list("lean", lean, leanFeatures),
    `  who: ${told(out.filter((_, at) => at % 2 === 0))},`,
    `  care: ${told(out.filter((_, at) => at % 2 === 1))},`,
  ];
}

/** A tone speaks of one factor by itself, and to the notions what was learned of its sum. */
function toneVoice({ toneNotions }: Model, sum: number, share: number): Voice {
  const to = toneNotions.weights.slice(notions * sum, notions * (sum + 1));
  return [sum % 2 === 0 ? share : 0, sum % 2 === 1 ? share : 0, ...to.map((weight) => share * weight)];
}

function list(title: string, voices: readonly Voice[], names: readonly string[]): readonly string[] {
  return [`  ${title}: [`, ...voices.map((voice, at) => `    ${told(voice)}, // ${names[at]}`), "  ],"];
}

/** Two places are enough; none of the constants that a linter knows by name. */
function told(voice: Voice): string {
  const short = (weight: number): number => {
    const rounded = Number(weight.toFixed(2));
    return Math.abs(rounded) === 3.14 ? Math.sign(rounded) * 3.15 : rounded === 0 ? 0 : rounded;
  };
  return `[${voice.map(short).join(", ")}]`;
}
