import { type Finding, isPatientInformation, type Level } from "../shared/core/detection/finding.ts";
import { type Detector, scanDraft } from "../shared/core/detection/scan-draft.ts";
import { type Draft, makeDraft } from "../shared/core/draft/draft.ts";
import { parseMailbox } from "../shared/core/draft/mailbox.ts";
import { parseRecipient } from "../shared/core/draft/recipient.ts";
import { decide, type Verdict } from "../shared/core/policy/verdict.ts";
import {
  type RecipientDirectory,
  type RecipientTrust,
  verifyRecipients,
} from "../shared/core/recipients/recipient-trust.ts";
import type { Mail } from "./mail.ts";
import { sourceSpan } from "./source-span.ts";

/** A finding whose offsets index the field as the mail gives it. */
export interface PlacedFinding extends Finding {
  /** The offsets index `html` though the mail has a `text` too: a reader of the text does not see this. */
  readonly field?: "html";
}

export interface Inspection {
  /** Patient information, sure enough to act on. */
  readonly phi: boolean;
  /** The strongest finding's. */
  readonly level: Level | "none";
  readonly verdict: Verdict;
  readonly findings: readonly PlacedFinding[];
  readonly trust: readonly RecipientTrust[];
  /** Milliseconds that inspecting took, reading not counted. */
  readonly ms: number;
}

export interface Inspector {
  readonly detectors: readonly Detector[];
  readonly directory: RecipientDirectory;
}

/** What the exit code calls "found something": hints do not count. */
export function foundSomething({ level, verdict }: Inspection): boolean {
  return level === "warn" || verdict.kind !== "clear";
}

/** Stand in where a mail names nobody; `.invalid` belongs to nobody (RFC 2606), so both are outside. */
const someSender = parseMailbox("sender@unknown.invalid");
const someRecipient = parseRecipient("to", "recipient@unknown.invalid");

/**
 * Inspects both bodies of a mail. One without recipients is judged as if it went to one outside: that nobody is
 * addressed yet is for the mail client to say, and an inspection should say what is in the mail.
 */
export async function inspectMail(mail: Mail, { detectors, directory }: Inspector): Promise<Inspection> {
  const started = performance.now();
  const { inText, inHtml, findings } = scanBodies(mail, detectors);
  const recipients = mail.recipients.length === 0 ? [someRecipient] : mail.recipients;
  const trust = await verifyRecipients(recipients, directory);
  const all = [...inText, ...inHtml];
  return {
    phi: all.some((finding) => finding.level === "warn" && isPatientInformation(finding)),
    level: all.some(({ level }) => level === "warn") ? "warn" : all.length > 0 ? "hint" : "none",
    verdict: decide(all, trust),
    findings,
    trust,
    ms: performance.now() - started,
  };
}

interface Scanned {
  readonly inText: readonly Finding[];
  readonly inHtml: readonly Finding[];
  readonly findings: readonly PlacedFinding[];
}

function scanBodies(mail: Mail, detectors: readonly Detector[]): Scanned {
  const { text, html } = mail;
  const plain = html === null || text !== null ? draftOf(mail, "plain", text ?? "") : null;
  const rich = html === null ? null : draftOf(mail, "html", html);
  const inText = plain === null ? [] : scanDraft(plain, detectors);
  const inHtml = rich === null ? [] : scanDraft(rich, detectors);
  if (rich === null) return { inText, inHtml, findings: inText };
  const placed = (finding: Finding): PlacedFinding =>
    isInBody(finding) ? { ...finding, span: sourceSpan(rich.source.content, rich.body, finding.span) } : finding;
  if (plain === null) return { inText, inHtml, findings: inHtml.map(placed) };

  const known = new Set(inText.map((finding) => identity(finding, plain)));
  const extra = inHtml
    .filter((finding) => !known.has(identity(finding, rich)))
    .map((finding): PlacedFinding => (isInBody(finding) ? { ...placed(finding), field: "html" } : finding));
  return { inText, inHtml, findings: [...inText, ...extra] };
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

function draftOf(mail: Mail, format: "plain" | "html", content: string): Draft {
  const from = mail.from ?? someSender;
  if (from === null) throw new Error("the stand-in sender does not parse");
  const { recipients, subject, attachments } = mail;
  return makeDraft({ from, recipients, subject, source: { format, content }, attachments });
}
