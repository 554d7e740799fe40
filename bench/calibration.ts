/**
 * How true the confidence of a draft is: of the drafts that are said to hold patient information with 70 %, seven of ten
 * should. And what recall could be had at which share of false alarms, were the bar set elsewhere.
 */
import { judge, surest } from "../shared/core/detection/decision/judge.ts";
import { readDraft } from "../shared/core/detection/decision/read-draft.ts";
import { barFor } from "./bar-for.ts";
import { draftOf, type LabelledDocument } from "./documents.ts";

interface Weighed {
  readonly chance: number;
  readonly positive: boolean;
}

/** The drafts whose class is beyond doubt, with the surest mention of each. */
export function weigh(documents: readonly LabelledDocument[]): readonly Weighed[] {
  return documents
    .filter(({ kind }) => ["positive", "negative", "health_no_id"].includes(kind))
    .map((document) => {
      const reading = readDraft(draftOf(document));
      judge(reading);
      return { chance: surest(reading), positive: document.kind === "positive" };
    });
}

const bins = 10;

/** Mean distance between what is said and what is true, over ten bins of confidence. */
export function calibrationError(weighed: readonly Weighed[]): number {
  let error = 0;
  for (const bin of binsOf(weighed))
    error += (bin.length / weighed.length) * Math.abs(mean(bin.map(({ chance }) => chance)) - shareOf(bin));
  return error;
}

export function reliabilityTable(weighed: readonly Weighed[]): string {
  const lines = binsOf(weighed).map((bin, at) =>
    bin.length === 0
      ? ""
      : `  said ${percent(mean(bin.map(({ chance }) => chance)))}  true ${percent(shareOf(bin))}  (${bin.length} drafts, ${at / bins} to ${(at + 1) / bins})\n`,
  );
  const curve = [0.003, 0.01, 0.02, 0.03, 0.05].map((share) => {
    const { bar, recall } = recallAt(weighed, share);
    return `  ${percent(share)} false: bar ${bar.toFixed(2)}, recall ${percent(recall)}\n`;
  });
  return `confidence (calibration error ${percent(calibrationError(weighed))}):\n${lines.join("")}were the bar set elsewhere:\n${curve.join("")}`;
}

function recallAt(weighed: readonly Weighed[], share: number): { bar: number; recall: number } {
  const bar = barFor(
    share,
    weighed.filter(({ positive }) => !positive).map(({ chance }) => chance),
  );
  const positives = weighed.filter(({ positive }) => positive);
  return { bar, recall: positives.filter(({ chance }) => chance > bar).length / Math.max(1, positives.length) };
}

function binsOf(weighed: readonly Weighed[]): readonly (readonly Weighed[])[] {
  return Array.from({ length: bins }, (_, at) =>
    weighed.filter(({ chance }) => Math.min(bins - 1, Math.floor(chance * bins)) === at),
  );
}

function shareOf(bin: readonly Weighed[]): number {
  return bin.length === 0 ? 0 : bin.filter(({ positive }) => positive).length / bin.length;
}

function mean(of: readonly number[]): number {
  return of.length === 0 ? 0 : of.reduce((sum, each) => sum + each, 0) / of.length;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
