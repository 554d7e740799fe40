import { type Standing, standings } from "../shared/core/recipients/recipient-trust.ts";
import type { Inspection, PlacedFinding } from "./inspect-mail.ts";

/** An inspection as programs get it; the same for a line of JSON and for a file. Never text of the mail. */
export function inspectionJson({ phi, level, judgement: { verdict }, findings, ms }: Inspection) {
  return {
    phi,
    level,
    verdict: verdict.kind,
    findings: findings.map(findingJson),
    ms: Math.round(ms * 1_000) / 1_000,
  };
}

/** What `--json` says besides of a whole file. */
export function fileDetailsJson({ judgement: { verdict, shadow }, trust }: Inspection) {
  const recipients = Object.fromEntries(standings.map((standing) => [standing, 0])) as Record<Standing, number>;
  for (const { standing } of trust) recipients[standing]++;
  return { reasons: verdict.kind === "clear" ? [] : verdict.reasons, shadow, recipients };
}

function findingJson({ kind, where, span: { start, end }, confidence, reason, field }: PlacedFinding) {
  return { kind, where, start, end, confidence, reason, ...(field === undefined ? {} : { field }) };
}
