import { expect, test } from "vitest";
import type { RankedRoute } from "../../../shared/core/delivery/wire/routes.ts";
import { detectors } from "../../../shared/core/detection/detectors.ts";
import type { PolicyInput } from "../../../shared/core/policy/policy.ts";
import { policyDirectory } from "../../../shared/core/policy/policy-directory.ts";
import { acquaintanceOf } from "../../../shared/core/policy/recipient-concerns.ts";
import { assessDraft } from "../../../shared/core/send/assess-draft.ts";
import { paneState } from "../../../shared/pane/pane-state.ts";
import { type PaneView, paneView } from "../../../shared/pane/pane-view.ts";
import type { KnownRoutes } from "../../../shared/pane/route-views.ts";
import { everybodyFamiliar } from "../../support/acquainted.ts";
import { type DraftWords, draftOf } from "../../support/draft-of.ts";
import { policyOf } from "../../support/policy-of.ts";

const text = "Dear Mr. Carter,\n\nPatient John Carter, SSN 123-45-6789, was diagnosed with lung cancer.";
const john = "John Carter <john.carter77@gmail.com>";
const warning = { en: "Others may read it." };

const asked = (detail: string, validForMs = 300_000): RankedRoute => ({
  route: "plain",
  evidence: "preference",
  detail,
  checkedAt: new Date().toISOString(),
  validUntil: new Date(Date.now() + validForMs).toISOString(),
});

async function offerOf(
  words: DraftWords,
  known: KnownRoutes,
  terms: NonNullable<PolicyInput["registers"]>["unencryptedPreference"] = {},
  policy: Partial<PolicyInput> = {},
): Promise<PaneView> {
  const inForce = policyOf({
    override: { allowed: false },
    registers: {
      unencryptedPreference: { allowed: true, purposes: ["access-request", "billing"], warning, ...terms },
    },
    ...policy,
  });
  const draft = draftOf({ text, subject: "Your record", ...words });
  const assessment = await assessDraft(draft, {
    detectors,
    directory: policyDirectory(inForce, "2027-05-03"),
    acquaintance: acquaintanceOf(inForce, [], everybodyFamiliar),
    policy: inForce,
    decisions: { find: async () => null, record: async () => {} },
    now: Date.now,
  });
  return paneView(draft, assessment, [], { source: "organisation", policy: inForce }, known);
}

test("what is on record and in the policy is offered, with the warning that was accepted", async () => {
  const { offers, recipients } = await offerOf({ to: [john] }, [[asked("access-request, appointment")]]);
  expect(offers).toMatchObject({ asAsked: { purposes: ["access-request"], warning }, seal: true, overrideReasons: [] });
  expect(recipients).toMatchObject([{ asked: { detail: "access-request, appointment" } }]);
});

test("with colleagues in copy too: they need no preference", async () => {
  const { offers } = await offerOf({ to: [john], cc: ["bob@clinic.example"] }, [[asked("billing")], null]);
  expect(offers.asAsked?.purposes).toEqual(["billing"]);
});

test("without an endpoint that could seal it is the only way on", async () => {
  const view = await offerOf({ to: [john] }, [[asked("billing")]], {}, { endpoint: null });
  expect(view.offers).toMatchObject({ seal: false, asAsked: { purposes: ["billing"] } });
  expect(paneState(view)).toBe("needs-you");
});

test.each<[string, DraftWords, KnownRoutes, Parameters<typeof offerOf>[2]]>([
  ["nothing is known", { to: [john] }, [], {}],
  ["the endpoint did not answer", { to: [john] }, [null], {}],
  ["the preference has run out", { to: [john] }, [[asked("billing", -1)]], {}],
  ["it is for something that the policy does not list", { to: [john] }, [[asked("appointment")]], {}],
  ["the policy lets none be used", { to: [john] }, [[asked("billing")]], { allowed: false }],
  ["one recipient more has none", { to: [john, "son@home.example"] }, [[asked("billing")], []], {}],
  ["each has another purpose", { to: [john, "son@home.example"] }, [[asked("billing")], [asked("access-request")]], {}],
  [
    "the subject is to be put right first",
    { to: [john], subject: "John Carter, lung cancer" },
    [[asked("billing")]],
    {},
  ],
  ["it is ordinary mail anyway", { to: [john], text: "See you at noon." }, [[asked("billing")]], {}],
])("not offered: %s", async (_name, words, known, terms) => {
  expect((await offerOf(words, known, terms)).offers.asAsked).toBeNull();
});
