import { barFor } from "../bar-for.ts";
import type { Example } from "./corpus.ts";

export interface Scored {
  readonly example: Example;
  readonly whole: number;
  readonly subject: number;
}

/** One line: recall and false alarms, of drafts and of subjects; with the errors that may be read. */
export function reportOf(title: string, scored: readonly Scored[], errors: boolean): string {
  const positives = scored.filter(({ example }) => example.positive);
  const negatives = scored.filter(({ example }) => !example.positive);
  const subjects = scored.filter(({ example }) => example.subject === true);
  const lines = [
    `${title.padEnd(34)} recall ${rate(positives, ({ whole }) => whole >= 0.5)}  false ${rate(negatives, ({ whole }) => whole >= 0.5)}  subject recall ${rate(subjects, ({ subject }) => subject >= 0.5)}  false ${rate(negatives, ({ subject }) => subject >= 0.5)}`,
  ];
  if (errors) {
    for (const { example, whole } of scored) {
      if (example.held || whole >= 0.5 === example.positive) continue;
      const { subject, text, attachments } = example.document;
      const one = text.replace(/\s*\n\s*/g, " ⏎ ").slice(0, 300);
      lines.push(
        `   ${example.positive ? "missed" : "false "} ${whole.toFixed(2)} ${subject ?? ""} | ${one} | ${(attachments ?? []).map(({ name }) => name).join(", ")}`,
      );
    }
  }
  return `${lines.join("\n")}\n`;
}

function rate(of: readonly Scored[], holds: (scored: Scored) => boolean): string {
  if (of.length === 0) return "     -      ";
  return `${((100 * of.filter(holds).length) / of.length).toFixed(1).padStart(5)} % (${of.length})`.padEnd(14);
}

/** How surprising the truth was on average, in nats a draft; nothing is ever thought surer than 99.5 %. */
export function surpriseOf(scored: readonly Scored[]): number {
  const surprises = scored.map(({ example, whole }) => {
    const chance = Math.min(0.995, Math.max(0.005, whole));
    return -Math.log(example.positive ? chance : 1 - chance);
  });
  return surprises.reduce((sum, each) => sum + each, 0) / Math.max(1, scored.length);
}

/** What recall could be had at which share of false alarms, were the threshold set for it. */
export function curveOf(title: string, scored: readonly Scored[]): string {
  const harmless = scored.filter(({ example }) => !example.positive).map(({ whole }) => whole);
  const positives = scored.filter(({ example }) => example.positive);
  const points = [0.01, 0.02, 0.04].map((share) => {
    const bar = barFor(share, harmless);
    return `${rate(positives, ({ whole }) => whole > bar).trim()} at ${100 * share} % false (${bar.toFixed(2)})`;
  });
  return `${title}: surprise ${surpriseOf(scored).toFixed(4)}, recall ${points.join(", ")}\n`;
}
