import { describe, expect, test } from "vitest";
import type { Finding } from "../../../shared/core/detection/finding.ts";
import type { DraftFingerprint } from "../../../shared/core/draft/fingerprint.ts";
import { asHints, findingsSetAside } from "../../../shared/core/policy/set-aside.ts";
import type { Answer } from "../../../shared/core/policy/user-decision.ts";
import { policyOf } from "../../support/policy-of.ts";

const finding = (kind: Finding["kind"], start: number): Finding => ({
  kind,
  where: "body",
  span: { start, end: start + 3 },
  confidence: 1,
  level: "warn",
  reason: "labelled-identifier",
});
const mrn = finding("mrn", 0);
const name = finding("name", 9);
const unread = finding("unreadable", 0);
const all = [mrn, name, unread];

const decided = (...answers: readonly Answer[]) => ({ fingerprint: "f" as DraftFingerprint, answers, decidedAt: 0 });
const says = (findings: readonly Finding[], because: "made-up" | "misread" = "made-up"): Answer => ({
  choice: "set-aside",
  findings,
  because,
});
const allowed = policyOf({ override: { allowed: true } });

describe("findings set aside", () => {
  test("those that are named, and no others", () => {
    const aside = findingsSetAside(all, decided(says([mrn])), allowed);
    expect(aside).toEqual([{ finding: { kind: "mrn", where: "body", span: mrn.span }, because: "made-up" }]);
    expect(asHints(all, aside).map(({ level }) => level)).toEqual(["hint", "warn", "warn"]);
  });

  test("the last word counts", () => {
    const aside = findingsSetAside(all, decided(says([mrn]), says([mrn, name], "misread")), allowed);
    expect(aside.map(({ because }) => because)).toEqual(["misread", "misread"]);
  });

  test("what could not be read is never among them", () => {
    expect(findingsSetAside(all, decided(says(all)), allowed).map(({ finding: { kind } }) => kind)).toEqual([
      "mrn",
      "name",
    ]);
  });

  test.each([
    ["another kind", { ...mrn, kind: "ssn" as const }],
    ["another place", { ...mrn, where: "quoted" as const }],
    ["another stretch", { ...mrn, span: { start: 0, end: 4 } }],
  ])("a finding that differs by %s is another one", (_, other) => {
    expect(findingsSetAside([other], decided(says([mrn])), allowed)).toEqual([]);
  });

  test.each([
    ["no override", { allowed: false }],
    ["break-glass only", { allowed: false, breakGlass: true }],
    ["other reasons only", { allowed: true, reasons: ["emergency" as const] }],
  ])("nothing where the policy allows %s", (_, override) => {
    expect(findingsSetAside(all, decided(says(all)), policyOf({ override }))).toEqual([]);
  });

  test("nothing without a decision", () => {
    expect(asHints(all, findingsSetAside(all, null, allowed))).toBe(all);
  });
});
