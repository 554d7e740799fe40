import { type Finding, isPatientInformation, type Level } from "../shared/core/detection/finding.ts";
import type { Detector } from "../shared/core/detection/scan-draft.ts";
import type { Draft } from "../shared/core/draft/draft.ts";
import { type Judge, type JudgedMail, judgeMail } from "./judge-mail.ts";
import type { Mail } from "./mail.ts";
import { findingsIn, type ScannedMail, scanMail } from "./scan-mail.ts";
import { sourceSpan } from "./source-span.ts";

/** A finding whose offsets index the field as the mail gives it. */
export interface PlacedFinding extends Finding {
  /** The offsets index `html` though the mail has a `text` too: a reader of the text does not see this. */
  readonly field?: "html";
}

export interface Inspection extends Omit<JudgedMail, "policy"> {
  /** Patient information, sure enough to act on. */
  readonly phi: boolean;
  /** The strongest finding's. */
  readonly level: Level | "none";
  readonly findings: readonly PlacedFinding[];
  /** Milliseconds that inspecting took, reading not counted. */
  readonly ms: number;
}

export interface Inspector extends Judge {
  readonly detectors: readonly Detector[];
}

/** What the exit code calls "found something": hints do not count. */
export function foundSomething({ level, judgement }: Inspection): boolean {
  return level === "warn" || judgement.verdict.kind !== "clear";
}

/**
 * Inspects both bodies of a mail. One without recipients is judged as if it went to one outside: that nobody is
 * addressed yet is for the mail client to say, and an inspection should say what is in the mail.
 */
export async function inspectMail(mail: Mail, { detectors, ...judge }: Inspector): Promise<Inspection> {
  const started = performance.now();
  const scanned = scanMail(mail, detectors);
  const { judgement, trust, concerns, plan } = await judgeMail(mail, scanned, judge);
  const all = findingsIn(scanned);
  return {
    phi: all.some((finding) => finding.level === "warn" && isPatientInformation(finding)),
    level: all.some(({ level }) => level === "warn") ? "warn" : all.length > 0 ? "hint" : "none",
    judgement,
    findings: placedFindings(scanned),
    trust,
    concerns,
    plan,
    ms: performance.now() - started,
  };
}

/** Findings with offsets into the mail's own fields; what both bodies hold once. */
function placedFindings({ plain, rich }: ScannedMail): readonly PlacedFinding[] {
  if (rich === null) return plain?.findings ?? [];
  const { source, body } = rich.draft;
  const placed = (finding: Finding): PlacedFinding =>
    isInBody(finding) ? { ...finding, span: sourceSpan(source.content, body, finding.span) } : finding;
  if (plain === null) return rich.findings.map(placed);

  const known = new Set(plain.findings.map((finding) => identity(finding, plain.draft)));
  const extra = rich.findings
    .filter((finding) => !known.has(identity(finding, rich.draft)))
    .map((finding): PlacedFinding => (isInBody(finding) ? { ...placed(finding), field: "html" } : finding));
  return [...plain.findings, ...extra];
}

/** What makes two findings the same one seen in both bodies: kind and words, white space aside. */
function identity(finding: Finding, draft: Draft): string {
  const { kind, where, span } = finding;
  if (!isInBody(finding)) return `${kind} ${where} ${span.start} ${span.end}`;
  return `${kind} ${draft.body.text.slice(span.start, span.end).replace(/\s+/g, " ")}`;
}

function isInBody({ where }: Finding): boolean {
  return where === "body" || where === "quoted" || where === "signature";
}
