import { planDelivery } from "../core/delivery/delivery-plan.ts";
import { recordedPreferences } from "../core/delivery/unencrypted-preference.ts";
import type { Draft } from "../core/draft/draft.ts";
import { effectivePolicy } from "../core/policy/effective-policy.ts";
import type { LoadedPolicy, PolicyProblemCause } from "../core/policy/load-policy.ts";
import type { OverrideReason, Policy } from "../core/policy/policy.ts";
import type { PreferencePurpose } from "../core/policy/preference-purpose.ts";
import type { LocalText } from "../core/policy/rule.ts";
import { reasonOf, type Verdict } from "../core/policy/verdict.ts";
import type { Assessment } from "../core/send/assess-draft.ts";
import type { HeldBecause } from "../core/send/send-outcome.ts";
import { type FindingView, findingViews } from "./finding-views.ts";
import { isFailure } from "./is-failure.ts";
import { offersOf } from "./offers-of.ts";
import type { PaneAction } from "./pane-action.ts";
import { type QuestionView, questionViews } from "./question-views.ts";
import { type RecipientView, recipientViews } from "./recipient-views.ts";
import type { KnownRoutes } from "./route-views.ts";
import { type Rulebook, rulebookOf } from "./rulebook.ts";
import { questionsOf, reasonsOf } from "./verdict-parts.ts";
import type { WayView } from "./ways.ts";
import { reachesFloor, waysOf } from "./ways-of.ts";

/** Everything the pane draws, as plain data: it crosses from the background page to the popup. */
export interface PaneView {
  readonly verdict: Verdict["kind"];
  /** Failures of the last try first, then what the rules say of the draft as it stands now. */
  readonly because: readonly HeldBecause[];
  /** What only the user can answer; empty as well where no answer helps. */
  readonly questions: readonly QuestionView[];
  readonly subject: string;
  /** Names, by the number in `attachment:N`. */
  readonly attachments: readonly string[];
  readonly findings: readonly FindingView[];
  readonly recipients: readonly RecipientView[];
  readonly offers: Offers;
  /** How it can go, the first one first; empty where it cannot. */
  readonly ways: readonly WayView[];
  readonly templates: readonly TemplateView[];
  /** Null where no policy could be read. */
  readonly rulebook: Rulebook | null;
  /** The organisation's own words; a text alone is shown in every language. */
  readonly guidance: string | LocalText;
  /** The rules behind the reasons that bring the organisation's own words, for `heldSentence`. */
  readonly rules: Policy["rules"];
  /** Not null when the organisation's document is not in force: the pane says why, and what is in force instead. */
  readonly policyProblem: PolicyProblemView | null;
}

/** A text that can be inserted by its id. */
export type TemplateView = Pick<Policy["templates"][number], "id" | "title" | "subject">;

export interface PolicyProblemView {
  readonly cause: PolicyProblemCause;
  readonly inForce: Exclude<LoadedPolicy["source"], "organisation">;
}

/** What the user may do, by verdict and policy. */
export interface Offers {
  readonly moveSubject: boolean;
  /** What the subject line becomes when its words move into the message; empty where that is not offered. */
  readonly subjectAfterMove: string;
  /** The quoted mail is part of what is wrong, and can be taken out. */
  readonly trimQuote: boolean;
  /** People outside who see each other's addresses, too many of them, by place in the draft's list; empty: no reason to move any. */
  readonly moveToBcc: readonly number[];
  /** Findings may be marked as no patient information. */
  readonly setAside: boolean;
  /** Sealing is what is needed, and possible once everything is confirmed. */
  readonly seal: boolean;
  /** Where it is sealed, readers may be asked for a word that the sender told them. */
  readonly agreedWord: boolean;
  /** Where it is sealed, codes may go to these by text message, once their numbers are known: addresses. */
  readonly smsTo: readonly string[];
  /** Once everything is confirmed it can be sent as it stands. */
  readonly send: boolean;
  /** Empty when the policy allows no override, or none is needed. */
  readonly overrideReasons: readonly OverrideReason[];
  /** Everybody whom ordinary mail would reach asked for it, and that is on record; null: not so, or not needed. */
  readonly asAsked: AsAskedOffer | null;
  /** What an override does here: send readable to people outside, leave the subject as it is, or pass another rule. */
  readonly overrideMeans: "send-unsealed" | "keep-subject" | "go-on";
}

export interface AsAskedOffer {
  /** For what; the user names one. */
  readonly purposes: readonly PreferencePurpose[];
  /** What they were told and accepted, in the organisation's words. */
  readonly warning: LocalText | null;
}

/**
 * The host behind the pane. `look` and `act` resolve to what the pane shows next and never reject;
 * null: the draft is gone (sent or closed) and so is the pane.
 */
export interface PaneHost {
  /** What the pane begins with, where the host knew it before the pane was there; left out: it looks first. */
  readonly first?: PaneView;
  look(): Promise<PaneView | null>;
  act(action: PaneAction): Promise<PaneView | null>;
  /** Calls back whenever the draft changed outside the pane; gives the way to stop. */
  watch(changed: () => void): () => void;
}

/**
 * `assessment` is by the policy as it holds for the sender. `because` is why the last send was held; reasons that no
 * longer hold for this draft are left out. `known`: what the endpoint said of the recipients, where the host asked it.
 */
export function paneView(
  draft: Draft,
  assessment: Assessment,
  because: readonly HeldBecause[],
  loaded: LoadedPolicy,
  known: KnownRoutes = [],
): PaneView {
  const { judgement, trust, concerns } = assessment;
  const { verdict } = judgement;
  const policy = effectivePolicy(loaded.policy, draft.from.address);
  const recipients = recipientViews(trust, concerns, known);
  const ways = waysOf(assessment, policy, known);
  const offers = offersOf(draft, assessment, ways, policy, recordedPreferences(known, Date.now()));
  return {
    verdict: verdict.kind,
    because: stillTrue(because, assessment, policy),
    questions: leadsOn(offers) ? questionViews(verdict, recipients, concerns, policy) : [],
    subject: draft.subject,
    attachments: draft.attachments.map(({ name }) => name),
    findings: findingViews(draft, assessment),
    recipients,
    offers,
    ways,
    templates: policy.templates.map(({ id, title, subject }) => ({ id, title, subject })),
    rulebook: rulebookOf(policy),
    guidance: policy.guidance,
    rules: policy.rules.filter((rule) => rule.guidance !== undefined && reasonsOf(verdict).includes(reasonOf(rule))),
    policyProblem: loaded.source === "organisation" ? null : { cause: loaded.cause, inForce: loaded.source },
  };
}

/** Nobody is asked to confirm what cannot go anyway. */
export function leadsOn({ moveSubject, seal, send, overrideReasons, asAsked }: Offers): boolean {
  return moveSubject || seal || send || overrideReasons.length > 0 || asAsked !== null;
}

/**
 * The planner is asked again, so that the pane's reasons are those of the next press of Send. What asks for protection that
 * is there already (a partner's proven transport) is no reason any more.
 */
function stillTrue(
  because: readonly HeldBecause[],
  { judgement, trust, encryption }: Assessment,
  policy: Policy,
): readonly HeldBecause[] {
  const { verdict } = judgement;
  const plan = planDelivery(verdict, null, { trust, encryption }, policy);
  const asked = questionsOf(verdict).map(({ reason }) => reason);
  const partners = trust.filter(({ standing }) => standing === "partner");
  const protectedAlready = (reason: HeldBecause): boolean =>
    verdict.kind === "ask" && reachesFloor(verdict, { trust, encryption }, policy)
      ? verdict.reasons.some((each) => each === reason) && !asked.some((each) => each === reason)
      : reason === "phi-to-partner" && partners.every(({ nativeRoute }) => nativeRoute !== "plain");
  const rules = plan.kind === "hold" ? plan.reasons.filter((reason) => !protectedAlready(reason)) : [];
  return [...new Set([...because.filter(isFailure), ...rules])];
}
