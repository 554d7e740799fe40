import { describe, expect, test } from "vitest";
import { effectivePolicy, groupsOf } from "../../../shared/core/policy/effective-policy.ts";
import { explainPolicy } from "../../../shared/core/policy/explain-policy.ts";
import type { PolicyInput } from "../../../shared/core/policy/policy.ts";
import { mailbox } from "../../support/draft-of.ts";
import { policyOf } from "../../support/policy-of.ts";

const rule = (id: string, kind: "forward" | "reply"): NonNullable<PolicyInput["rules"]>[number] => ({
  id,
  when: { draft: [kind] },
  do: { verdict: "ask", answer: "confirm" },
});
const layered: Partial<PolicyInput> = {
  sealing: { expiryDays: 20 },
  override: { allowed: false },
  rules: [rule("rule-a", "forward"), rule("rule-b", "forward")],
  groups: [
    {
      id: "billing",
      members: ["bob@clinic.example"],
      settings: { sealing: { confirm: false }, rules: [rule("rule-b", "reply")] },
    },
    {
      id: "everyone",
      members: ["clinic.example"],
      settings: { override: { allowed: true }, guidance: "Ask the desk." },
    },
  ],
  locked: ["override"],
};
const bob = mailbox("Bob@clinic.example").address;
const eve = mailbox("eve@elsewhere.example").address;

test("members are named by address or by domain", () => {
  expect(groupsOf(bob, policyOf(layered))).toEqual(["billing", "everyone"]);
  expect(groupsOf(mailbox("ann@clinic.example").address, policyOf(layered))).toEqual(["everyone"]);
  expect(groupsOf(eve, policyOf(layered))).toEqual([]);
});

describe("what a group sets", () => {
  const effective = effectivePolicy(policyOf(layered), bob);
  test("takes the organisation's place leaf by leaf", () => {
    expect(effective.sealing).toMatchObject({ confirm: false, expiryDays: 20 });
    expect(effective.guidance).toBe("Ask the desk.");
  });
  test("adds disclaimers, and not where they are locked", () => {
    const text = (en: string) => ({ routes: ["portal" as const], text: { en } });
    const groups = [{ id: "ward", members: ["clinic.example"], settings: { disclaimers: [text("Ward.")] } }];
    const said = (locked: PolicyInput["locked"]) =>
      effectivePolicy(
        policyOf({ disclaimers: [text("Clinic.")], groups, ...(locked ? { locked } : {}) }),
        bob,
      ).disclaimers.map((one) => one.text.en);
    expect(said(undefined)).toEqual(["Clinic.", "Ward."]);
    expect(said(["disclaimers"])).toEqual(["Clinic."]);
  });
  test("does not touch what is locked", () => {
    expect(effective.override.allowed).toBe(false);
  });
  test("adds rules, and replaces one of the same id", () => {
    expect(effective.rules.map(({ id, when }) => [id, when.draft])).toEqual([
      ["rule-a", ["forward"]],
      ["rule-b", ["reply"]],
    ]);
  });
  test("holds for its members only", () => {
    expect(effectivePolicy(policyOf(layered), eve).sealing.confirm).toBe(true);
  });
});

test("each value is explained by the layer it came from", () => {
  const document = {
    schema: "sealpost-policy/1",
    version: 1,
    organisation: { name: "R" },
    domains: [],
    endpoint: null,
    ...layered,
  };
  const layers = Object.fromEntries(explainPolicy(document, bob).map(({ path, layer }) => [path, layer]));
  expect(layers).toMatchObject({
    "sealing.confirm": "group:billing",
    "sealing.expiryDays": "organisation",
    "sealing.pickup": "built-in",
    "override.allowed": "locked",
    guidance: "group:everyone",
    rules: "group:billing",
    "limits.decisionMinutes": "built-in",
    endpoint: "organisation",
  });
});
