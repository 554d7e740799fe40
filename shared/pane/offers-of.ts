import { agreedPurposes, type RecordedPreferences } from "../core/delivery/unencrypted-preference.ts";
import type { Draft } from "../core/draft/draft.ts";
import { moveSubjectIntoBody } from "../core/draft/move-subject.ts";
import { trimQuote } from "../core/draft/trim-quote.ts";
import { permittedReasons } from "../core/policy/answered.ts";
import type { Policy } from "../core/policy/policy.ts";
import type { Assessment } from "../core/send/assess-draft.ts";
import type { Offers } from "./pane-view.ts";
import { floorOf, questionsOf } from "./verdict-parts.ts";
import type { WayView } from "./ways.ts";
import { planFor, reachesFloor } from "./ways-of.ts";

/** What the user may do. The planner is asked where each choice leads: a button that ends in a hold is not offered. */
export function offersOf(
  draft: Draft,
  assessment: Assessment,
  ways: readonly WayView[],
  policy: Policy,
  preferences: RecordedPreferences,
): Offers {
  const { findings, trust, encryption, judgement } = assessment;
  const { verdict } = judgement;
  const permitted = permittedReasons(policy);
  const confirmed = questionsOf(verdict).map(({ reason }) => reason);
  const reached = reachesFloor(verdict, { trust, encryption }, policy);
  const send = ways.some(({ way }) => way === "send");
  const moveSubject =
    (verdict.kind === "ask" || verdict.kind === "refuse") &&
    findings.some(({ where, level }) => where === "subject" && level === "warn");
  return {
    moveSubject,
    subjectAfterMove: moveSubject ? (moveSubjectIntoBody(draft, policy.neutralSubject).subject ?? "") : "",
    trimQuote: isTrimmable(draft, assessment),
    moveToBcc: visibleOutside(assessment),
    setAside: permitted.includes("not-patient-information"),
    seal: !reached && ways.some(({ way }) => way === "sealed"),
    agreedWord: policy.sealing.pickup.includes("shared-secret"),
    smsTo: policy.sealing.pickup.includes("sms") ? mailboxesOutside(assessment) : [],
    send,
    overrideReasons: send
      ? []
      : permitted.filter(
          (reason) => planFor({ do: "override", reason, confirmed }, assessment, policy).kind === "release",
        ),
    asAsked: send ? null : asAsked(assessment, policy, preferences),
    overrideMeans: reached ? (moveSubject ? "keep-subject" : "go-on") : "send-unsealed",
  };
}

/** Ordinary mail is offered for what every recipient has on record, and only once nothing else stands in its way. */
function asAsked(assessment: Assessment, policy: Policy, preferences: RecordedPreferences): Offers["asAsked"] {
  const { trust, encryption, judgement } = assessment;
  const confirmed = questionsOf(judgement.verdict).map(({ reason }) => reason);
  const agreed = agreedPurposes(floorOf(judgement.verdict), { trust, encryption, preferences }, policy);
  const purposes = agreed.filter(
    (purpose) => planFor({ do: "as-asked", purpose, confirmed }, assessment, policy, preferences).kind === "release",
  );
  const { warning = null } = policy.registers.unencryptedPreference;
  return purposes.length === 0 ? null : { purposes, warning };
}

/** Only where the quote is part of what is wrong: a conversation is not cut for nothing. */
function isTrimmable(draft: Draft, { findings, concerns }: Assessment): boolean {
  const matters =
    findings.some(({ where, level }) => where === "quoted" && level === "warn") ||
    concerns.some(({ code }) => code === "quotes-protected");
  return matters && trimQuote(draft) !== null;
}

/** More fields than this nobody fills in. */
const mostNumbers = 3;

function mailboxesOutside({ trust }: Assessment): readonly string[] {
  const outside = trust.flatMap(({ recipient, standing }) =>
    recipient.kind === "mailbox" && standing !== "internal" ? [recipient.address] : [],
  );
  return outside.length > mostNumbers ? [] : [...new Set(outside)];
}

function visibleOutside({ trust, concerns }: Assessment): readonly number[] {
  if (!concerns.some(({ code }) => code === "many-visible")) return [];
  return trust.flatMap(({ recipient, standing }, at) =>
    recipient.kind === "mailbox" && recipient.field !== "bcc" && (standing === "outside" || standing === "personal")
      ? [at]
      : [],
  );
}
