import type { LintMessage } from "../../../shared/text/cli-lint.ts";
import type { Values } from "../../../shared/text/language.ts";
import type { Path } from "../policy-document.ts";

/** Stable: scripts and editors know problems by these. */
export type LintCode =
  | "not-json"
  | "signed-document"
  | "duplicate-key"
  | "unknown-key"
  | "missing-key"
  | "wrong-type"
  | "bad-value"
  | "duplicate-id"
  | "never-fires"
  | "unknown-group"
  | "contradiction"
  | "same-rule-twice"
  | "weaker-than-built-in"
  | "no-effect"
  | "locked-by-organisation"
  | "bad-member"
  | "unused-group"
  | "partner-is-own"
  | "duplicate-domain"
  | "agreement-expired"
  | "no-agreement"
  | "expired"
  | "expires-soon"
  | "no-endpoint"
  | "no-escrow-key"
  | "bad-key"
  | "no-override-reason"
  | "no-delivery-key"
  | "gateway-unproven"
  | "gateway-proven-later"
  | "gateway-old-proof"
  | "gateway-header-unused"
  | "no-preference-warning";

/** `error`: the policy does not do what it says; `warning`: it does, and perhaps not what was meant. */
export type Severity = "error" | "warning";

/** One thing to put right. */
export interface LintProblem {
  readonly severity: Severity;
  readonly code: LintCode;
  readonly message: LintMessage;
  readonly values: Values;
  /** Of the value meant; with `key`, of that key inside it. */
  readonly path: Path;
  readonly key?: string;
  /** Where no path leads to it, as with the second of two equal keys. */
  readonly offset?: number;
}

export function problem(
  severity: Severity,
  code: LintCode,
  message: LintMessage,
  path: Path,
  values: Values = {},
): LintProblem {
  return { severity, code, message, path, values };
}
