import { describe, expect, test } from "vitest";
import { builtInRuleIds } from "../../../shared/core/policy/built-in-rules.ts";
import { conditionSchema } from "../../../shared/core/policy/condition.ts";
import { gatewayProfileIds } from "../../../shared/core/policy/delivery-terms.ts";
import { overrideReasons, policySchema } from "../../../shared/core/policy/policy.ts";
import { policyDirectory } from "../../../shared/core/policy/policy-directory.ts";
import { concernCodes } from "../../../shared/core/recipients/concern.ts";
import { standings, verifyRecipients } from "../../../shared/core/recipients/recipient-trust.ts";
import { goldenVectorFiles, policyDocument } from "../../support/golden-vector.ts";
import { vectorDraft } from "../../support/vector-draft.ts";

const files = goldenVectorFiles();
const all = files.flatMap((file) => file.vectors.map((vector) => ({ vector, document: policyDocument(file, vector) })));

test("there are at least 150, and no two of one id", () => {
  expect(all.length).toBeGreaterThanOrEqual(150);
  expect(new Set(all.map(({ vector }) => vector.id)).size).toBe(all.length);
});

describe("each built-in rule has vectors that fire and vectors that stay quiet", () => {
  test.each(builtInRuleIds)("%s", (id) => {
    const own = all.filter(({ vector }) => vector.id.startsWith(`${id}/`)).map(({ vector }) => vector);
    expect(own.filter(({ expect: { reasons } }) => reasons.includes(id)).length).toBeGreaterThan(0);
    expect(own.filter(({ expect: { reasons } }) => !reasons.includes(id)).length).toBeGreaterThan(0);
  });
});

describe("each part of a condition has a vector in which its rule fires, and one in which it does not", () => {
  test.each(conditionParts())("%s", (part) => {
    const about = all.flatMap(({ vector, document }) => {
      const { rules } = policySchema.parse(document);
      return rules
        .filter(({ id, when }) => id === "own" && hasPart(when, part))
        .map(({ id }) => vector.expect.reasons.includes(`rule:${id}`));
    });
    expect([...new Set(about)].sort()).toEqual([false, true]);
  });
});

test("each concern about recipients comes up", () => {
  const named = new Set(all.flatMap(({ vector }) => vector.expect.concerns ?? []));
  expect([...named].sort()).toEqual([...concernCodes].sort());
});

test("each standing comes up", async () => {
  const seen = await Promise.all(
    all.map(async ({ vector, document }) => {
      const directory = policyDirectory(policySchema.parse(document), "2026-03-02");
      const trust = await verifyRecipients(vectorDraft(vector.draft).recipients, directory);
      return trust.map(({ standing }) => standing);
    }),
  );
  expect([...new Set(seen.flat())].sort()).toEqual([...standings].sort());
});

test("each verdict, each floor and each kind of plan comes up", () => {
  const wanted = all.map(({ vector }) => vector.expect);
  expect([...new Set(wanted.map(({ verdict }) => verdict))].sort()).toEqual(["ask", "clear", "protect", "refuse"]);
  expect([...new Set(wanted.flatMap(({ floor }) => floor ?? []))].sort()).toEqual(["none", "sealed", "tls"]);
  const plans = wanted.flatMap(({ plan }) => (plan === undefined ? [] : [plan]));
  expect([...new Set(plans.map(({ kind }) => kind))].sort()).toEqual(["hold", "release", "seal", "submit"]);
  const ways = plans.flatMap((plan) => (plan.kind === "release" ? [plan.protection] : []));
  expect([...new Set(ways)].sort()).toEqual(["as-is", "encrypt", "gateway"]);
});

test("each override reason comes up, and no vector names a gateway that there is not", () => {
  const answers = all.flatMap(({ vector }) => vector.decision?.answers ?? []);
  const reasons = answers.flatMap((answer) => ("reason" in answer ? [answer.reason] : []));
  expect([...new Set(reasons)].sort()).toEqual([...overrideReasons].sort());
  const profiles = all.flatMap(
    ({
      vector: {
        expect: { plan },
      },
    }) => (plan?.kind === "release" && plan.profile !== undefined ? [plan.profile] : []),
  );
  expect(profiles.filter((profile) => !(gatewayProfileIds as readonly string[]).includes(profile))).toEqual([]);
});

/** Such as `findings.kinds`, as the schema has them. */
function conditionParts(): readonly string[] {
  return Object.entries(conditionSchema.shape).flatMap(([name, schema]) => {
    const inner = schema.unwrap();
    return "shape" in inner ? Object.keys(inner.shape).map((part) => `${name}.${part}`) : [name];
  });
}

/** Is this part given, and does it say more than its default? */
function hasPart(when: object, part: string): boolean {
  const value = part
    .split(".")
    .reduce<unknown>((from, key) => (from as Record<string, unknown> | undefined)?.[key], when);
  return value !== undefined && value !== 1 && !(part === "findings.level" && value === "warn");
}
