import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Finding, healthKinds, identifierKinds } from "../../../shared/core/detection/finding.ts";
import type { Recipient } from "../../../shared/core/draft/recipient.ts";
import { decide, type Verdict } from "../../../shared/core/policy/verdict.ts";
import type { RecipientTrust, Standing } from "../../../shared/core/recipients/recipient-trust.ts";

const recipient: Recipient = { kind: "group", field: "to", name: "somebody" };
const to = (...standings: Standing[]): RecipientTrust[] => standings.map((standing) => ({ recipient, standing }));
const finding = (change: Partial<Finding>): Finding => ({
  kind: "ssn",
  where: "body",
  span: { start: 0, end: 1 },
  confidence: 1,
  level: "warn",
  reason: "identifier-with-health",
  ...change,
});
const inSubject = finding({ where: "subject" });
const inBody = finding({});
const hint = finding({ level: "hint", where: "subject" });
const unreadable = finding({ kind: "unreadable", where: "attachment-name:0" });

describe("findings and trust give a verdict", () => {
  test.each<[string, Finding[], RecipientTrust[], Verdict]>([
    ["clean mail goes", [], to("outside"), { kind: "clear" }],
    ["a hint blocks nothing", [hint], to("outside"), { kind: "clear" }],
    ["inside the organisation the body is fine", [inBody], to("internal"), { kind: "clear" }],
    ["an unreadable file may go inside", [unreadable], to("internal"), { kind: "clear" }],
    [
      "patient information leaves only sealed",
      [inBody],
      to("internal", "outside"),
      { kind: "protect", reasons: ["phi-to-outside"] },
    ],
    ["a group counts as outside", [inBody], to("unverifiable"), { kind: "protect", reasons: ["phi-to-outside"] }],
    [
      "an unreadable file leaves only sealed",
      [unreadable],
      to("outside"),
      { kind: "protect", reasons: ["unreadable-to-outside"] },
    ],
    [
      "a subject is asked about even inside",
      [inSubject],
      to("internal"),
      { kind: "ask", reasons: ["phi-in-subject"], questions: ["subject"], protection: "none" },
    ],
    [
      "a subject to the outside needs protection besides",
      [inSubject],
      to("outside"),
      { kind: "ask", reasons: ["phi-in-subject", "phi-to-outside"], questions: ["subject"], protection: "sealed" },
    ],
    [
      "an entry that is no address refuses",
      [],
      to("internal", "unparseable"),
      { kind: "refuse", reasons: ["recipient-unparseable"] },
    ],
    ["nobody to send to refuses", [inBody], [], { kind: "refuse", reasons: ["no-recipient"] }],
  ])("%s", (_name, findings, trust, verdict) => {
    expect(decide(findings, trust)).toEqual(verdict);
  });
});

const strength = (verdict: Verdict): number => {
  switch (verdict.kind) {
    case "clear":
      return 0;
    case "protect":
      return 2;
    case "ask":
      return verdict.protection === "sealed" ? 3 : 1;
    case "refuse":
      return 4;
  }
};
const anyFinding = fc.record({
  kind: fc.constantFrom(...identifierKinds, ...healthKinds, "unreadable" as const),
  where: fc.constantFrom("subject", "body", "quoted", "signature", "attachment-name:0", "attachment:1"),
  span: fc.constant({ start: 0, end: 1 }),
  confidence: fc.double({ min: 0, max: 1 }),
  level: fc.constantFrom("warn", "hint"),
  reason: fc.constant("identifier-with-health"),
}) as fc.Arbitrary<Finding>;
const anyTrust = fc
  .constantFrom<Standing>("internal", "outside", "unverifiable", "unparseable")
  .map((standing) => ({ recipient, standing }));

test("one more finding or one more recipient never makes the verdict weaker", () => {
  fc.assert(
    fc.property(
      fc.array(anyFinding),
      fc.array(anyTrust, { minLength: 1 }),
      anyFinding,
      anyTrust,
      (findings, trust, more, another) => {
        const before = strength(decide(findings, trust));
        expect(strength(decide([...findings, more], trust))).toBeGreaterThanOrEqual(before);
        expect(strength(decide(findings, [...trust, another]))).toBeGreaterThanOrEqual(before);
      },
    ),
  );
});
