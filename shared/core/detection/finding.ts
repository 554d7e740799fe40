/** Where in the draft a finding stands. `body` is the sender's own text; N counts attachments from 0. */
export type Where = "subject" | "body" | "quoted" | "signature" | `attachment-name:${number}` | `attachment:${number}`;

/** UTF-16 offsets, end exclusive. In body, quoted and signature they index `Draft.body.text`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Identifier kinds: 45 CFR 164.514(b)(2)(i) A–R (and ages over 89, part of C). */
export const identifierKinds = [
  "name",
  "geo",
  "date",
  "age",
  "phone",
  "fax",
  "email",
  "ssn",
  "mrn",
  "health-plan",
  "account",
  "licence",
  "vehicle",
  "device",
  "url",
  "ip",
  "biometric",
  "photo",
  "other-id",
] as const;
export type IdentifierKind = (typeof identifierKinds)[number];

/** Health, care and payment facts. */
export const healthKinds = ["diagnosis", "drug", "lab", "procedure", "code", "appointment", "payment"] as const;
export type HealthKind = (typeof healthKinds)[number];

/** `other-patient`: a second patient, in the message itself or in an attachment. */
export type FindingKind = IdentifierKind | HealthKind | "other-patient" | "unreadable";

/** `warn` acts on the verdict; `hint` is shown and never blocks. */
export type Level = "warn" | "hint";

/** Why the finding counts. Closed: these go to the audit log, where text of the draft must never go. */
export type FindingReason =
  | "identifier-with-health"
  | "person-with-health"
  | "labelled-identifier"
  | "health-of-identified-person"
  | "several-patients"
  | "attachment-about-another-patient"
  | "attachment-empty"
  | "attachment-encrypted"
  | "attachment-unsupported"
  | "attachment-too-large"
  | "attachment-too-deep"
  | "attachment-failed"
  | "attachment-timeout"
  | "attachment-image";

/** Something the inspection saw. It points at the text and never carries it. */
export interface Finding {
  readonly kind: FindingKind;
  readonly where: Where;
  readonly span: Span;
  /** 0 to 1. */
  readonly confidence: number;
  readonly level: Level;
  readonly reason: FindingReason;
  /** Findings with the same number speak of the same patient; counted from 1 in order of appearance. */
  readonly person?: number;
}

/** Names one finding of one draft. */
export type FindingRef = Pick<Finding, "kind" | "where" | "span">;

export function sameFinding(a: FindingRef, b: FindingRef): boolean {
  return a.kind === b.kind && a.where === b.where && a.span.start === b.span.start && a.span.end === b.span.end;
}

/** True for findings that speak of patient information (not of something that could not be read). */
export function isPatientInformation(finding: Finding): boolean {
  return finding.kind !== "unreadable";
}
