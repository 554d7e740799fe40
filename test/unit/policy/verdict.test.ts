import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Finding, healthKinds, identifierKinds } from "../../../shared/core/detection/finding.ts";
import type { JudgedDraft } from "../../../shared/core/policy/judged-draft.ts";
import type { PolicyInput } from "../../../shared/core/policy/policy.ts";
import { decide, type Verdict } from "../../../shared/core/policy/verdict.ts";
import type { Concern } from "../../../shared/core/recipients/concern.ts";
import { type RecipientTrust, type Standing, standings } from "../../../shared/core/recipients/recipient-trust.ts";
import { mailbox } from "../../support/draft-of.ts";
import { policyOf } from "../../support/policy-of.ts";

const recipient = { kind: "mailbox", field: "to", ...mailbox("Bob <bob@lakeside.example>") } as const;
const to = (...all: Standing[]): RecipientTrust[] =>
  all.map((standing) => ({ recipient, standing, nativeRoute: "plain" }));
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
const otherPatient = finding({ kind: "other-patient" });

const judged = (change: Partial<JudgedDraft>): JudgedDraft => ({
  sender: mailbox("alice@clinic.example").address,
  kind: "new",
  findings: [],
  trust: to("outside"),
  concerns: [],
  attachments: [],
  localTime: { weekday: 0, minutes: 600 },
  senderGroups: [],
  ...change,
});
const verdictOf = (change: Partial<JudgedDraft>, policy: Partial<PolicyInput> = {}): Verdict =>
  decide(judged(change), policyOf(policy)).verdict;

describe("the rules that every policy has", () => {
  test.each<[string, Finding[], RecipientTrust[], object]>([
    ["clean mail goes", [], to("outside"), { kind: "clear" }],
    ["a hint blocks nothing", [hint], to("outside"), { kind: "clear" }],
    ["inside the organisation the body is fine", [inBody], to("internal"), { kind: "clear" }],
    ["an unreadable file may go inside", [unreadable], to("internal"), { kind: "clear" }],
    [
      "patient information leaves only sealed",
      [inBody],
      to("internal", "outside"),
      { kind: "protect", reasons: ["phi-to-outside"], floor: "sealed" },
    ],
    [
      "a personal mailbox is outside",
      [inBody],
      to("personal"),
      { kind: "protect", reasons: ["phi-to-outside"], floor: "sealed" },
    ],
    [
      "a group counts as outside",
      [inBody],
      to("unverifiable"),
      { kind: "protect", reasons: ["phi-to-outside"], floor: "sealed" },
    ],
    [
      "a partner gets it over verified TLS",
      [inBody],
      to("partner"),
      { kind: "protect", reasons: ["phi-to-partner"], floor: "tls" },
    ],
    [
      "the strongest floor counts",
      [inBody],
      to("partner", "outside"),
      { kind: "protect", reasons: ["phi-to-outside", "phi-to-partner"], floor: "sealed" },
    ],
    [
      "an unreadable file leaves only protected",
      [unreadable],
      to("outside"),
      { kind: "protect", reasons: ["unreadable-to-outside"], floor: "tls" },
    ],
    [
      "a subject is asked about even inside",
      [inSubject],
      to("internal"),
      {
        kind: "ask",
        reasons: ["phi-in-subject"],
        questions: [{ reason: "phi-in-subject", answer: "reason", recipients: [] }],
        floor: "none",
      },
    ],
    [
      "a subject to the outside needs protection besides",
      [inSubject],
      to("outside"),
      { kind: "ask", reasons: ["phi-in-subject", "phi-to-outside"], floor: "sealed" },
    ],
    [
      "two patients to one outside reader are asked about",
      [inBody, otherPatient],
      to("outside"),
      { kind: "ask", reasons: ["phi-to-outside", "several-patients"] },
    ],
    [
      "an entry that is no address refuses",
      [],
      to("internal", "unparseable"),
      { kind: "refuse", reasons: ["recipient-unparseable"] },
    ],
    ["nobody to send to refuses", [inBody], [], { kind: "refuse", reasons: ["no-recipient"] }],
  ])("%s", (_name, findings, trust, verdict) => {
    expect(verdictOf({ findings, trust })).toMatchObject(verdict);
  });
});

const firstTime: Concern = { code: "first-time", recipient: 0, before: "never", wroteFirst: false };
const lookAlike: Concern = {
  code: "look-alike-domain",
  recipient: 0,
  trick: "letters",
  owner: "own",
  resembles: "clinic.example",
};

describe("concerns about recipients", () => {
  test.each<[string, Finding[], Concern[], object]>([
    [
      "a look-alike is asked about whatever the mail says",
      [],
      [lookAlike],
      {
        kind: "ask",
        questions: [{ reason: "look-alike-recipient", answer: "confirm", recipients: [0] }],
        floor: "none",
      },
    ],
    [
      "too many who see each other are asked about",
      [],
      [{ code: "many-visible", outside: 20, limit: 10 }],
      { kind: "ask", reasons: ["many-outside-recipients"] },
    ],
    ["a first-time recipient is no matter for ordinary mail", [], [firstTime], { kind: "clear" }],
    [
      "a namesake is no matter for ordinary mail",
      [],
      [{ code: "namesake", recipient: 0, usual: recipient.address }],
      { kind: "clear" },
    ],
    [
      "a first-time recipient of patient information is asked about",
      [inBody],
      [firstTime],
      { kind: "ask", reasons: ["phi-to-outside", "first-time-recipient"], floor: "sealed" },
    ],
    [
      "a greeting that names somebody else",
      [inBody],
      [{ code: "greeting-names-other", recipient: 0 }],
      { kind: "ask", reasons: ["phi-to-outside", "greeting-mismatch"] },
    ],
    [
      "somebody added to a thread",
      [inBody],
      [{ code: "added-to-thread", recipient: 0 }],
      { reasons: ["phi-to-outside", "added-to-thread"] },
    ],
    [
      "a reply to all",
      [inBody],
      [{ code: "reply-all", outside: 3 }],
      { reasons: ["phi-to-outside", "reply-all-with-phi"] },
    ],
    [
      "several patients to one of them",
      [inBody],
      [{ code: "several-patients", recipient: 0 }],
      { reasons: ["phi-to-outside", "several-patients-to-one"] },
    ],
  ])("%s", (_name, findings, concerns, verdict) => {
    expect(verdictOf({ findings, concerns })).toMatchObject(verdict);
  });
});

describe("the organisation's own rules", () => {
  const night = {
    id: "night",
    when: { time: { from: "20:00", to: "06:00" } },
    do: { verdict: "ask", answer: "confirm" },
  } as const;
  test.each<[string, NonNullable<PolicyInput["rules"]>[number], Partial<JudgedDraft>, boolean]>([
    ["a time over midnight, before it", night, { localTime: { weekday: 0, minutes: 1_300 } }, true],
    ["a time over midnight, after it", night, { localTime: { weekday: 0, minutes: 60 } }, true],
    ["a time over midnight, at noon", night, { localTime: { weekday: 0, minutes: 720 } }, false],
    [
      "a weekday",
      { ...night, when: { time: { days: ["sat", "sun"] } } },
      { localTime: { weekday: 6, minutes: 1 } },
      true,
    ],
    [
      "another weekday",
      { ...night, when: { time: { days: ["sat", "sun"] } } },
      { localTime: { weekday: 4, minutes: 1 } },
      false,
    ],
    ["a kind of draft", { ...night, when: { draft: ["forward"] } }, { kind: "forward" }, true],
    ["another kind of draft", { ...night, when: { draft: ["forward"] } }, { kind: "reply" }, false],
    ["a sender's group", { ...night, when: { senders: ["billing"] } }, { senderGroups: ["billing"] }, true],
    [
      "a file extension, whatever its case",
      { ...night, when: { attachments: { extensions: ["xlsx"] } } },
      { attachments: [{ name: "List.XLSX", size: 1 }] },
      true,
    ],
    [
      "a file's size",
      { ...night, when: { attachments: { largerThanBytes: 10 } } },
      { attachments: [{ name: "a", size: 10 }] },
      false,
    ],
    [
      "that many findings",
      { ...night, when: { findings: { kinds: ["ssn"], atLeast: 2 } } },
      { findings: [inBody, inBody] },
      true,
    ],
    [
      "fewer findings",
      { ...night, when: { findings: { kinds: ["ssn"], atLeast: 3 } } },
      { findings: [inBody, inBody] },
      false,
    ],
    ["hints, when asked for", { ...night, when: { findings: { level: "hint" } } }, { findings: [hint] }, true],
    ["a recipient's domain", { ...night, when: { recipients: { domains: ["lakeside.example"] } } }, {}, true],
    ["a recipient's field", { ...night, when: { recipients: { fields: ["bcc"] } } }, {}, false],
    ["all parts must hold", { ...night, when: { draft: ["new"], senders: ["billing"] } }, {}, false],
  ])("look at %s", (_name, rule, draft, fires) => {
    const verdict = verdictOf({ ...draft, trust: to("internal") }, { rules: [rule] });
    expect("reasons" in verdict && verdict.reasons.includes("rule:night")).toBe(fires);
  });

  test("one in shadow mode is recorded and does not interrupt", () => {
    const judgement = decide(
      judged({ kind: "forward" }),
      policyOf({ rules: [{ ...night, when: { draft: ["forward"] }, shadow: true }] }),
    );
    expect(judgement).toEqual({ verdict: { kind: "clear" }, shadow: ["rule:night"] });
  });

  test("one with the id of a built-in rule takes its place", () => {
    const rules: NonNullable<PolicyInput["rules"]> = [
      { id: "phi-in-subject", when: { findings: { places: ["subject"] } }, do: { verdict: "refuse" } },
    ];
    expect(verdictOf({ findings: [inSubject], trust: to("internal") }, { rules: [...rules] })).toEqual({
      kind: "refuse",
      reasons: ["phi-in-subject"],
    });
  });
});

const strength = (verdict: Verdict): number => {
  switch (verdict.kind) {
    case "clear":
      return 0;
    case "protect":
      return verdict.floor === "tls" ? 10 : 20;
    case "ask":
      return { none: 5, tls: 15, sealed: 25 }[verdict.floor];
    case "refuse":
      return 100;
  }
};
const anyFinding = fc.record({
  kind: fc.constantFrom(...identifierKinds, ...healthKinds, "unreadable" as const, "other-patient" as const),
  where: fc.constantFrom("subject", "body", "quoted", "signature", "attachment-name:0", "attachment:1"),
  span: fc.constant({ start: 0, end: 1 }),
  confidence: fc.double({ min: 0, max: 1 }),
  level: fc.constantFrom("warn", "hint"),
  reason: fc.constant("identifier-with-health"),
}) as fc.Arbitrary<Finding>;
const anyTrust = fc.record({
  recipient: fc.constant(recipient),
  standing: fc.constantFrom(...standings),
  nativeRoute: fc.constantFrom("direct", "tls", "plain"),
}) as fc.Arbitrary<RecipientTrust>;

test("one more finding or one more recipient never makes the verdict weaker", () => {
  const rules: NonNullable<PolicyInput["rules"]> = [
    { id: "refuse-lists", when: { findings: { kinds: ["mrn"], atLeast: 2 } }, do: { verdict: "refuse" } },
    { id: "protect-crowds", when: { recipients: { atLeast: 3 } }, do: { verdict: "protect", floor: "tls" } },
  ];
  fc.assert(
    fc.property(
      fc.array(anyFinding),
      fc.array(anyTrust, { minLength: 1 }),
      anyFinding,
      anyTrust,
      (findings, trust, more, another) => {
        const at = (draft: Partial<JudgedDraft>): number => strength(verdictOf(draft, { rules: [...rules] }));
        const before = at({ findings, trust });
        expect(at({ findings: [...findings, more], trust })).toBeGreaterThanOrEqual(before);
        expect(at({ findings, trust: [...trust, another] })).toBeGreaterThanOrEqual(before);
      },
    ),
  );
});
