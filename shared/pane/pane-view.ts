import { planDelivery } from "../core/delivery/delivery-plan.ts";
import type { Finding, FindingKind, FindingReason, Level, Where } from "../core/detection/finding.ts";
import type { Draft } from "../core/draft/draft.ts";
import { moveSubjectIntoBody } from "../core/draft/move-subject.ts";
import type { LoadedPolicy } from "../core/policy/load-policy.ts";
import type { OverrideReason } from "../core/policy/policy.ts";
import type { Verdict } from "../core/policy/verdict.ts";
import type { Standing } from "../core/recipients/recipient-trust.ts";
import type { Assessment } from "../core/send/assess-draft.ts";
import type { HeldBecause } from "../core/send/send-outcome.ts";
import { isFailure } from "./is-failure.ts";

/** One finding as the pane shows it. The phrase is shown here and nowhere else; it is never stored or sent. */
export interface FindingView {
  readonly kind: FindingKind;
  readonly where: Where;
  readonly level: Level;
  readonly reason: FindingReason;
  readonly phrase: string;
  /** In text that travels with the mail but that no reader sees: the user cannot find it by looking. */
  readonly hidden: boolean;
}

export interface RecipientView {
  readonly shown: string;
  readonly standing: Standing;
}

/** Everything the pane draws, as plain data: it crosses from the background page to the popup. */
export interface PaneView {
  readonly verdict: Verdict["kind"];
  /** Failures of the last try first, then what the rules say of the draft as it stands now. */
  readonly because: readonly HeldBecause[];
  readonly subject: string;
  /** Names, by the number in `attachment:N`. */
  readonly attachments: readonly string[];
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
  /** What the subject line becomes when its words move into the message; empty where that is not offered. */
  readonly subjectAfterMove: string;
  readonly seal: boolean;
  /** The draft needs nothing more: it can be sent as it stands. */
  readonly send: boolean;
  /** Empty when the policy allows no override, or none is needed. */
  readonly overrideReasons: readonly OverrideReason[];
  /** What an override does here: send readable to people outside, or leave the subject as it is. */
  readonly overrideMeans: "send-unsealed" | "keep-subject";
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

/** `because` is why the last send was held; reasons that no longer hold for this draft are left out. */
export function paneView(
  draft: Draft,
  assessment: Assessment,
  because: readonly HeldBecause[],
  loaded: LoadedPolicy,
): PaneView {
  const { verdict, findings, trust } = assessment;
  return {
    verdict: verdict.kind,
    because: stillTrue(because, assessment, loaded),
    subject: draft.subject,
    attachments: draft.attachments.map(({ name }) => name),
    findings: findings.map((finding) => ({
      kind: finding.kind,
      where: finding.where,
      level: finding.level,
      reason: finding.reason,
      phrase: phraseOf(draft, finding),
      hidden: isHidden(draft, finding),
    })),
    recipients: trust.map(({ recipient, standing }) => ({
      shown:
        recipient.kind === "mailbox" ? recipient.address : recipient.kind === "group" ? recipient.name : recipient.raw,
      standing,
    })),
    offers: offersOf(draft, assessment, loaded),
    guidance: loaded.policy.guidance,
    policyProblem: loaded.source === "organisation" ? null : loaded.cause,
  };
}

/** The planner is asked again, so that the pane's reasons are those of the next press of Send. */
function stillTrue(
  because: readonly HeldBecause[],
  { verdict, trust }: Assessment,
  { policy }: LoadedPolicy,
): readonly HeldBecause[] {
  const plan = planDelivery(verdict, null, trust, policy);
  const rules = plan.kind === "hold" ? plan.reasons : [];
  return [...new Set([...because.filter(isFailure), ...rules])];
}

function offersOf(draft: Draft, { verdict, findings, trust }: Assessment, { policy }: LoadedPolicy): Offers {
  const sealable = policy.endpoint !== null && trust.every(({ standing }) => standing !== "unverifiable");
  const needsSeal = verdict.kind === "protect" || (verdict.kind === "ask" && verdict.protection === "sealed");
  const answerable = verdict.kind === "ask" || verdict.kind === "protect";
  const moveSubject = findings.some(({ where, level }) => where === "subject" && level === "warn");
  return {
    moveSubject,
    subjectAfterMove: moveSubject ? (moveSubjectIntoBody(draft, policy.neutralSubject).subject ?? "") : "",
    seal: needsSeal && sealable,
    send: verdict.kind === "clear",
    overrideReasons: answerable && policy.override.allowed ? policy.override.reasons : [],
    overrideMeans: needsSeal ? "send-unsealed" : "keep-subject",
  };
}

function isHidden(draft: Draft, { where, span }: Finding): boolean {
  if (where !== "body" && where !== "quoted" && where !== "signature") return false;
  return draft.body.segments.some(({ hidden, start, end }) => hidden && start < span.end && span.start < end);
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
