import type { Finding, FindingKind, FindingReason, Level, Where } from "../core/detection/finding.ts";
import type { Draft } from "../core/draft/draft.ts";
import type { LoadedPolicy } from "../core/policy/load-policy.ts";
import type { OverrideReason } from "../core/policy/policy.ts";
import type { Verdict } from "../core/policy/verdict.ts";
import type { Standing } from "../core/recipients/recipient-trust.ts";
import type { Assessment } from "../core/send/assess-draft.ts";
import type { HeldBecause } from "../core/send/send-outcome.ts";

/** One finding as the pane shows it. The phrase is shown here and nowhere else; it is never stored or sent. */
export interface FindingView {
  readonly kind: FindingKind;
  readonly where: Where;
  readonly level: Level;
  readonly reason: FindingReason;
  readonly phrase: string;
}

export interface RecipientView {
  readonly shown: string;
  readonly standing: Standing;
}

/** Everything the pane draws, as plain data: it crosses from the background page to the popup. */
export interface PaneView {
  readonly verdict: Verdict["kind"];
  readonly because: readonly HeldBecause[];
  readonly subject: string;
  readonly findings: readonly FindingView[];
  readonly recipients: readonly RecipientView[];
  readonly offers: Offers;
  readonly guidance: string;
  /** Not null when the organisation's policy is not in force: the pane says so. */
  readonly policyProblem: "missing" | "not-json" | "invalid" | null;
}

/** What the user may do, by verdict and policy. */
export interface Offers {
  readonly moveSubject: boolean;
  readonly seal: boolean;
  /** The draft needs nothing more: it can be sent as it stands. */
  readonly send: boolean;
  /** Empty when the policy allows no override, or none is needed. */
  readonly overrideReasons: readonly OverrideReason[];
}

/** What the user chose in the pane. */
export type PaneAction =
  | { readonly do: "move-subject" }
  | { readonly do: "send-sealed" }
  | { readonly do: "send" }
  | { readonly do: "override"; readonly reason: OverrideReason }
  | { readonly do: "back" };

/**
 * The host behind the pane. `look` and `act` resolve to what the pane shows next and never reject;
 * null: the draft is gone (sent or closed) and so is the pane.
 */
export interface PaneHost {
  look(): Promise<PaneView | null>;
  act(action: PaneAction): Promise<PaneView | null>;
  /** Calls back whenever the draft changed outside the pane; gives the way to stop. */
  watch(changed: () => void): () => void;
}

export function paneView(
  draft: Draft,
  assessment: Assessment,
  because: readonly HeldBecause[],
  loaded: LoadedPolicy,
): PaneView {
  const { verdict, findings, trust } = assessment;
  return {
    verdict: verdict.kind,
    because,
    subject: draft.subject,
    findings: findings.map((finding) => ({
      kind: finding.kind,
      where: finding.where,
      level: finding.level,
      reason: finding.reason,
      phrase: phraseOf(draft, finding),
    })),
    recipients: trust.map(({ recipient, standing }) => ({
      shown:
        recipient.kind === "mailbox" ? recipient.address : recipient.kind === "group" ? recipient.name : recipient.raw,
      standing,
    })),
    offers: offersOf(assessment, loaded),
    guidance: loaded.policy.guidance,
    policyProblem: loaded.source === "organisation" ? null : loaded.cause,
  };
}

function offersOf({ verdict, findings, trust }: Assessment, { policy }: LoadedPolicy): Offers {
  const sealable = policy.endpoint !== null && trust.every(({ standing }) => standing !== "unverifiable");
  const needsSeal = verdict.kind === "protect" || (verdict.kind === "ask" && verdict.protection === "sealed");
  const answerable = verdict.kind === "ask" || verdict.kind === "protect";
  return {
    moveSubject: findings.some(({ where, level }) => where === "subject" && level === "warn"),
    seal: needsSeal && sealable,
    send: verdict.kind === "clear",
    overrideReasons: answerable && policy.override.allowed ? policy.override.reasons : [],
  };
}

function phraseOf(draft: Draft, { where, span: { start, end } }: Finding): string {
  const [part, index] = where.split(":");
  const attachment = draft.attachments[Number(index)];
  switch (part) {
    case "subject":
      return draft.subject.slice(start, end);
    case "attachment-name":
      return attachment?.name.slice(start, end) ?? "";
    case "attachment":
      return attachment?.reading.state === "text" ? attachment.reading.text.slice(start, end) : "";
    default:
      return draft.body.text.slice(start, end);
  }
}
