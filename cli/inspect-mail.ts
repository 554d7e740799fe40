import { type Finding, isPatientInformation, type Level } from "../shared/core/detection/finding.ts";
import { type Detector, scanDraft } from "../shared/core/detection/scan-draft.ts";
import { type Draft, makeDraft } from "../shared/core/draft/draft.ts";
import { parseMailbox } from "../shared/core/draft/mailbox.ts";
import { parseRecipient } from "../shared/core/draft/recipient.ts";
import { effectivePolicy } from "../shared/core/policy/effective-policy.ts";
import { judgedDraft } from "../shared/core/policy/judged-draft.ts";
import type { Policy } from "../shared/core/policy/policy.ts";
import { policyDirectory } from "../shared/core/policy/policy-directory.ts";
import { type Acquaintance, acquaintanceOf, recipientConcerns } from "../shared/core/policy/recipient-concerns.ts";
import { decide, type Judgement } from "../shared/core/policy/verdict.ts";
import { nobodyFamiliar } from "../shared/core/recipients/familiarity.ts";
import type { SentMemory } from "../shared/core/recipients/recall-sent.ts";
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
  readonly judgement: Judgement;
  readonly findings: readonly PlacedFinding[];
  readonly trust: readonly RecipientTrust[];
  /** Milliseconds that inspecting took, reading not counted. */
  readonly ms: number;
}

/** Who is who, and by which rules. */
export interface Judge {
  readonly directory: RecipientDirectory;
  readonly policy: Policy;
  readonly acquaintance: Acquaintance;
  /** To whom this sender has sent; null: nobody kept it, and then nobody is called new. */
  readonly sent: SentMemory | null;
}

export interface Inspector extends Judge {
  readonly detectors: readonly Detector[];
}

const noMemory: SentMemory = { frequentDomains: [], familiarFor: () => nobodyFamiliar };

/** A judge for single mails, of whose senders nothing is known. `today` is an ISO date. */
export function judgeOf(policy: Policy, today: string): Judge {
  return {
    directory: policyDirectory(policy, today),
    policy,
    acquaintance: acquaintanceOf(policy, [], noMemory),
    sent: null,
  };
}

/** What the exit code calls "found something": hints do not count. */
export function foundSomething({ level, judgement }: Inspection): boolean {
  return level === "warn" || judgement.verdict.kind !== "clear";
}

/** Stand in where a mail names nobody; `.invalid` belongs to nobody (RFC 2606), so both are outside. */
const someSender = parseMailbox("sender@unknown.invalid");
const someRecipient = parseRecipient("to", "recipient@unknown.invalid");

/**
 * Inspects both bodies of a mail. One without recipients is judged as if it went to one outside: that nobody is
 * addressed yet is for the mail client to say, and an inspection should say what is in the mail.
 */
export async function inspectMail(mail: Mail, { detectors, ...judge }: Inspector): Promise<Inspection> {
  const started = performance.now();
  const scanned = scanMail(mail, detectors);
  const { judgement, trust } = await judgeMail(mail, scanned, judge);
  const all = findingsIn(scanned);
  return {
    phi: all.some((finding) => finding.level === "warn" && isPatientInformation(finding)),
    level: all.some(({ level }) => level === "warn") ? "warn" : all.length > 0 ? "hint" : "none",
    judgement,
    findings: placedFindings(scanned),
    trust,
    ms: performance.now() - started,
  };
}

/** A body as a draft, and what was found in that draft. */
interface ScannedBody {
  readonly draft: Draft;
  readonly findings: readonly Finding[];
}

/** A mail after scanning, ready to be judged by any number of policies. At least one of the two is there. */
export interface ScannedMail {
  readonly plain: ScannedBody | null;
  readonly rich: ScannedBody | null;
}

export function scanMail(mail: Mail, detectors: readonly Detector[]): ScannedMail {
  const { text, html } = mail;
  const scan = (format: "plain" | "html", content: string): ScannedBody => {
    const draft = draftOf(mail, format, content);
    return { draft, findings: scanDraft(draft, detectors) };
  };
  return {
    plain: html === null || text !== null ? scan("plain", text ?? "") : null,
    rich: html === null ? null : scan("html", html),
  };
}

/** Every finding of both bodies; what stands in both is there twice. */
export function findingsIn({ plain, rich }: ScannedMail): readonly Finding[] {
  return [...(plain?.findings ?? []), ...(rich?.findings ?? [])];
}

export interface JudgedMail {
  readonly judgement: Judgement;
  readonly trust: readonly RecipientTrust[];
  /** As it holds for this sender. */
  readonly policy: Policy;
}

/** The judging half of `inspectMail`, at the moment that the mail itself names, else now. */
export async function judgeMail(
  mail: Mail,
  scanned: ScannedMail,
  { directory, policy: whole, acquaintance, sent }: Judge,
): Promise<JudgedMail> {
  const bodies = [scanned.plain, scanned.rich].filter((body) => body !== null);
  const [first] = bodies;
  if (first === undefined) throw new Error("a scanned mail has no body");
  const policy = effectivePolicy(whole, first.draft.from.address);
  const trust = await verifyRecipients(first.draft.recipients, directory);
  const known = { ...acquaintance, sent: sent ?? noMemory };
  const concerns = bodies
    .flatMap(({ draft, findings }) => recipientConcerns(draft, findings, policy, known))
    .filter(({ code }) => sent !== null || code !== "first-time");
  const judged = judgedDraft(first.draft, { findings: findingsIn(scanned), trust, concerns }, whole, Date.now());
  return { judgement: decide({ ...judged, localTime: mail.localTime ?? judged.localTime }, policy), trust, policy };
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

function draftOf(mail: Mail, format: "plain" | "html", content: string): Draft {
  const from = mail.from ?? someSender;
  if (from === null) throw new Error("the stand-in sender does not parse");
  const { kind = "new", subject, attachments } = mail;
  const recipients = mail.recipients.length === 0 ? [someRecipient] : mail.recipients;
  return makeDraft({ kind, from, recipients, subject, source: { format, content }, attachments });
}
