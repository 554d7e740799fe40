import type { Finding } from "../detection/finding.ts";
import { isPatientInformation } from "../detection/finding.ts";
import type { RecipientTrust } from "../recipients/recipient-trust.ts";

/** Why the verdict is not `clear`. Closed: these go to the audit log and to the message catalogue. */
export type ReasonCode =
  | "phi-in-subject"
  | "phi-to-outside"
  | "unreadable-to-outside"
  | "recipient-unparseable"
  | "no-recipient";

/** What only the user can answer: put the subject right, or say why it may stay. */
export type Question = "subject";

/**
 * - `clear`: goes as it is
 * - `protect`: may go, but to outside recipients only sealed
 * - `ask`: the user has something to put right or to answer first; `protection` says what is needed besides
 * - `refuse`: cannot go as it is, whatever the user answers
 */
export type Verdict =
  | { readonly kind: "clear" }
  | { readonly kind: "protect"; readonly reasons: readonly ReasonCode[] }
  | {
      readonly kind: "ask";
      readonly reasons: readonly ReasonCode[];
      readonly questions: readonly Question[];
      readonly protection: "none" | "sealed";
    }
  | { readonly kind: "refuse"; readonly reasons: readonly ReasonCode[] };

/**
 * Findings and trust to verdict. Pure and total; one more finding or one less trusted recipient never makes
 * the verdict weaker. Patient information in the subject is asked about even inside the organisation:
 * no encryption of the body protects a subject.
 */
export function decide(findings: readonly Finding[], trust: readonly RecipientTrust[]): Verdict {
  if (trust.length === 0) return { kind: "refuse", reasons: ["no-recipient"] };
  if (trust.some(({ standing }) => standing === "unparseable")) {
    return { kind: "refuse", reasons: ["recipient-unparseable"] };
  }
  const warnings = findings.filter(({ level }) => level === "warn");
  const leaves = trust.some(({ standing }) => standing !== "internal");
  const inSubject = warnings.some((finding) => isPatientInformation(finding) && finding.where === "subject");
  const reasons: ReasonCode[] = [];
  if (inSubject) reasons.push("phi-in-subject");
  if (leaves && warnings.some(isPatientInformation)) reasons.push("phi-to-outside");
  if (leaves && warnings.some(({ kind }) => kind === "unreadable")) reasons.push("unreadable-to-outside");
  if (reasons.length === 0) return { kind: "clear" };
  if (!inSubject) return { kind: "protect", reasons };
  return { kind: "ask", reasons, questions: ["subject"], protection: leaves ? "sealed" : "none" };
}
