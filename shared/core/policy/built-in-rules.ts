import { type Rule, ruleSchema } from "./rule.ts";

/** Ids of the rules that every policy has: they are reason codes, and stand in the message catalogue. */
export const builtInRuleIds = [
  "phi-in-subject",
  "phi-to-outside",
  "phi-to-partner",
  "unreadable-to-outside",
  "look-alike-recipient",
  "name-mismatch",
  "first-time-recipient",
  "namesake-recipient",
  "added-to-thread",
  "reply-all-with-phi",
  "many-outside-recipients",
  "greeting-mismatch",
  "several-patients",
  "several-patients-to-one",
  "quotes-protected-mail",
] as const;
export type BuiltInRuleId = (typeof builtInRuleIds)[number];

const phi = { about: "patient-information" } as const;
const outside = ["outside", "personal", "unverifiable"] as const;
const nameConcerns = ["name-shows-other-address", "name-of-other-person", "name-of-organisation", "name-of-office"];
const confirm = { verdict: "ask", answer: "confirm" } as const;

function rule(id: BuiltInRuleId, when: object, consequence: object): Rule {
  return ruleSchema.parse({ id, when, do: consequence });
}

/**
 * The layer below every organisation's own. A wrong recipient is asked about whatever the mail says when the
 * address is made to look like another; all other questions come only together with patient information, so that
 * ordinary mail stays quiet.
 */
export const builtInRules: readonly Rule[] = [
  rule("phi-in-subject", { findings: { ...phi, places: ["subject"] } }, { verdict: "ask", answer: "reason" }),
  rule("phi-to-outside", { findings: phi, recipients: { standing: outside } }, { verdict: "protect", floor: "sealed" }),
  rule(
    "phi-to-partner",
    { findings: phi, recipients: { standing: ["partner"] } },
    { verdict: "protect", floor: "tls" },
  ),
  rule(
    "unreadable-to-outside",
    { findings: { about: "unreadable" }, recipients: { standing: [...outside, "partner"] } },
    { verdict: "protect", floor: "tls" },
  ),
  rule("look-alike-recipient", { concerns: ["look-alike-domain", "look-alike-address", "mixed-scripts"] }, confirm),
  rule("name-mismatch", { findings: phi, concerns: nameConcerns }, confirm),
  rule("first-time-recipient", { findings: phi, concerns: ["first-time"] }, confirm),
  rule("namesake-recipient", { findings: phi, concerns: ["namesake"] }, confirm),
  rule("added-to-thread", { findings: phi, concerns: ["added-to-thread"] }, confirm),
  rule("reply-all-with-phi", { findings: phi, concerns: ["reply-all"] }, confirm),
  rule("many-outside-recipients", { concerns: ["many-visible"] }, confirm),
  rule("greeting-mismatch", { findings: phi, concerns: ["greeting-names-other", "patient-is-other"] }, confirm),
  rule("several-patients", { findings: { about: "other-patient" }, recipients: { standing: outside } }, confirm),
  rule(
    "quotes-protected-mail",
    { concerns: ["quotes-protected"], recipients: { standing: [...outside, "partner"] } },
    { verdict: "protect", floor: "sealed" },
  ),
  rule("several-patients-to-one", { findings: phi, concerns: ["several-patients"] }, confirm),
];
