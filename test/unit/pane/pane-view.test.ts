import { describe, expect, test } from "vitest";
import type { Finding } from "../../../shared/core/detection/finding.ts";
import type { Draft } from "../../../shared/core/draft/draft.ts";
import { type LoadedPolicy, loadPolicy } from "../../../shared/core/policy/load-policy.ts";
import type { PolicyInput } from "../../../shared/core/policy/policy.ts";
import { policyDirectory } from "../../../shared/core/policy/policy-directory.ts";
import { acquaintanceOf } from "../../../shared/core/policy/recipient-concerns.ts";
import { recallSent, type SentMemory } from "../../../shared/core/recipients/recall-sent.ts";
import { assessDraft } from "../../../shared/core/send/assess-draft.ts";
import type { HeldBecause } from "../../../shared/core/send/send-outcome.ts";
import { type PaneView, paneView } from "../../../shared/pane/pane-view.ts";
import { everybodyFamiliar } from "../../support/acquainted.ts";
import { type DraftWords, draftOf } from "../../support/draft-of.ts";
import { policyOf } from "../../support/policy-of.ts";

const subjectFinding = (start: number, end: number): Finding => ({
  kind: "mrn",
  where: "subject",
  span: { start, end },
  confidence: 1,
  level: "warn",
  reason: "labelled-identifier",
});
const bodyFinding = (start: number, end: number): Finding => ({ ...subjectFinding(start, end), where: "body" });

async function viewOf(
  draft: Draft,
  findings: readonly Finding[],
  {
    policy = {},
    because = [],
    loaded,
    sent = everybodyFamiliar,
  }: {
    policy?: Partial<PolicyInput>;
    because?: readonly HeldBecause[];
    loaded?: LoadedPolicy;
    sent?: SentMemory;
  } = {},
): Promise<PaneView> {
  const inForce = loaded ?? { source: "organisation" as const, policy: policyOf(policy) };
  const governing = inForce.policy;
  const assessment = await assessDraft(draft, {
    detectors: [() => findings],
    directory: policyDirectory(governing, "2027-05-03"),
    acquaintance: acquaintanceOf(governing, [], sent),
    policy: governing,
    decisions: { find: async () => null, record: async () => {} },
    now: () => Date.parse("2027-05-03T10:00:00Z"),
  });
  return paneView(draft, assessment, because, inForce);
}

const outside: DraftWords = { to: ["desk@lakeside.example"] };
const inside: DraftWords = { to: ["bob@clinic.example"] };

describe("offers", () => {
  test("a clear draft: send, and nothing else", async () => {
    const { offers } = await viewOf(draftOf(outside), []);
    expect(offers).toMatchObject({ send: true, seal: false, moveSubject: false, overrideReasons: [] });
  });

  test("patient information in the subject: its new subject is told beforehand, with its Re: kept", async () => {
    const { offers } = await viewOf(draftOf({ ...outside, subject: "Re: MRN 1234567" }), [subjectFinding(4, 15)]);
    expect(offers).toMatchObject({ moveSubject: true, seal: true, send: false });
    expect(offers.subjectAfterMove).toBe("Re: Please see message");
  });

  test("an override means sending readable where sealing is needed, keeping the subject where it is not", async () => {
    const words = { subject: "MRN 1234567" };
    expect((await viewOf(draftOf({ ...outside, ...words }), [subjectFinding(0, 11)])).offers.overrideMeans).toBe(
      "send-unsealed",
    );
    expect((await viewOf(draftOf({ ...inside, ...words }), [subjectFinding(0, 11)])).offers.overrideMeans).toBe(
      "keep-subject",
    );
  });

  test("no override where the policy allows none", async () => {
    const { offers } = await viewOf(draftOf(outside), [bodyFinding(0, 1)], {
      policy: { override: { allowed: false, breakGlass: false } },
    });
    expect(offers.overrideReasons).toEqual([]);
  });

  test("break-glass only: an emergency, and no other reason", async () => {
    const { offers } = await viewOf(draftOf(outside), [bodyFinding(0, 1)], {
      policy: { override: { allowed: false, breakGlass: true } },
    });
    expect(offers).toMatchObject({ overrideReasons: ["emergency"], overrideMeans: "send-unsealed", seal: true });
  });

  test("no sealing without an endpoint, and the pane says why", async () => {
    const view = await viewOf(draftOf(outside), [bodyFinding(0, 1)], { policy: { endpoint: null } });
    expect(view.offers.seal).toBe(false);
    expect(view.because).toEqual(["phi-to-outside", "cannot-seal-without-endpoint"]);
  });
});

describe("reasons", () => {
  test("opened without a press of Send, the pane says what Send would say", async () => {
    const view = await viewOf(draftOf(outside), [bodyFinding(0, 1)]);
    expect(view.because).toEqual(["phi-to-outside", "needs-decision"]);
  });

  test("a reason that the user has put right is gone, though the last send was held for it", async () => {
    const view = await viewOf(draftOf({ ...inside, subject: "Please see message" }), [], {
      because: ["phi-in-subject", "needs-decision"],
    });
    expect(view.because).toEqual([]);
  });

  test("a failure of the last try stays, and comes first", async () => {
    const view = await viewOf(draftOf(outside), [bodyFinding(0, 1)], { because: ["endpoint-timeout"] });
    expect(view.because).toEqual(["endpoint-timeout", "phi-to-outside", "needs-decision"]);
  });

  test("without a valid policy the pane says so", async () => {
    const view = await viewOf(draftOf(inside), [bodyFinding(0, 1)], { loaded: loadPolicy("{") });
    expect(view.policyProblem).toEqual({ cause: "not-json", inForce: "strictest-default" });
    expect(view.recipients).toEqual([
      { shown: "bob@clinic.example", name: "", standing: "outside", concerns: [], asked: null },
    ]);
  });

  test("with the last good policy in force the pane says that, and what became of the new one", async () => {
    const policy = policyOf();
    const loaded: LoadedPolicy = { source: "last-good", policy, cause: "bad-signature", problems: [] };
    const view = await viewOf(draftOf(inside), [bodyFinding(0, 1)], { loaded });
    expect(view.policyProblem).toEqual({ cause: "bad-signature", inForce: "last-good" });
    expect(view.verdict).toBe("clear");
  });
});

const nobody = await recallSent({
  key: () => Promise.reject(new Error("no memory")),
  read: async () => null,
  write: async () => {},
});
const lakeside = {
  name: "Lakeside",
  domains: ["lakeside.example"],
  agreement: { baa: true },
  transport: "pinned-tls" as const,
};
const agreed: Partial<PolicyInput> = { partners: [lakeside] };

describe("questions", () => {
  test("a look-alike is asked about by its address and by what it resembles, whatever the mail says", async () => {
    const draft = draftOf({ to: ["jane@lakeslde.example", "bob@clinic.example"], subject: "Lunch" });
    const view = await viewOf(draft, [], { policy: agreed, sent: nobody });
    expect(view.questions).toMatchObject([
      {
        reason: "look-alike-recipient",
        answer: "confirm",
        about: [
          { shown: "jane@lakeslde.example", concerns: [{ code: "look-alike-domain", resembles: "lakeside.example" }] },
        ],
      },
    ]);
    expect(view.questions[0]?.about[0]?.concerns).toHaveLength(1);
    expect(view.offers).toMatchObject({ send: true, seal: false, overrideReasons: [] });
  });

  test("a first time with patient information outside: confirm, then seal; sending it plain is not offered", async () => {
    const view = await viewOf(draftOf(outside), [bodyFinding(0, 1)], { sent: nobody });
    expect(view.questions).toMatchObject([
      { reason: "first-time-recipient", about: [{ shown: "desk@lakeside.example", concerns: [{ before: "never" }] }] },
    ]);
    expect(view.offers).toMatchObject({ seal: true, send: false, overrideMeans: "send-unsealed" });
  });

  test("nobody is asked twice about what is known", async () => {
    expect((await viewOf(draftOf(outside), [bodyFinding(0, 1)])).questions).toEqual([]);
  });

  test("nobody is asked to confirm what cannot go anyway", async () => {
    const policy = { endpoint: null, override: { allowed: false, breakGlass: false } };
    const view = await viewOf(draftOf(outside), [bodyFinding(0, 1)], { sent: nobody, policy });
    expect(view.questions).toEqual([]);
    expect(view.because).toContain("first-time-recipient");
  });

  test("all see all: a question about the message as a whole names nobody, and how many", async () => {
    const to = ["a@one.example", "b@two.example", "c@three.example"];
    const view = await viewOf(draftOf({ to }), [], { policy: { limits: { outsideRecipients: 2 } } });
    expect(view.questions).toEqual([
      {
        reason: "many-outside-recipients",
        answer: "confirm",
        about: [],
        message: [{ code: "many-visible", outside: 3, limit: 2 }],
      },
    ]);
    expect(view.offers.moveToBcc).toEqual([0, 1, 2]);
  });

  test("the subject's question is answered by moving it, not by a tick", async () => {
    const view = await viewOf(draftOf({ ...inside, subject: "MRN 1234567" }), [subjectFinding(0, 11)]);
    expect(view.questions).toMatchObject([{ reason: "phi-in-subject", answer: "reason" }]);
    expect(view.offers).toMatchObject({ moveSubject: true, send: false, seal: false });
  });
});

describe("rules of the organisation", () => {
  const rule = (id: string, consequence: object) => ({
    rules: [{ id, when: {}, do: consequence, guidance: { en: "Ask the privacy desk first." } }] as PolicyInput["rules"],
  });

  test("one that asks for a reason is overridden as what it is, and brings its words", async () => {
    const policy = rule("ask-why", { verdict: "ask", answer: "reason" });
    const view = await viewOf(draftOf(inside), [], { policy });
    expect(view.offers).toMatchObject({ send: false, seal: false, overrideMeans: "go-on" });
    expect(view.rules.map(({ id, guidance }) => [id, guidance?.en])).toEqual([
      ["ask-why", "Ask the privacy desk first."],
    ]);
  });

  test("one in shadow mode shows nothing", async () => {
    const policy = rule("ask-why", { verdict: "ask", answer: "reason" });
    const rules = policy.rules?.map((each) => ({ ...each, shadow: true })) ?? [];
    const view = await viewOf(draftOf(inside), [], { policy: { rules } });
    expect(view).toMatchObject({ verdict: "clear", because: [], questions: [], rules: [] });
  });

  test("those of the sender's group are in force", async () => {
    const groups = [
      {
        id: "billing",
        members: ["alice@clinic.example"],
        settings: { override: { allowed: false, breakGlass: false } },
      },
    ];
    const view = await viewOf(draftOf(outside), [bodyFinding(0, 1)], { policy: { groups } });
    expect(view.offers.overrideReasons).toEqual([]);
  });
});

describe("a partner", () => {
  test("with pinned TLS gets it as it is", async () => {
    const view = await viewOf(draftOf(outside), [bodyFinding(0, 1)], { policy: agreed });
    expect(view.recipients).toMatchObject([{ shown: "desk@lakeside.example", standing: "partner" }]);
    expect(view.offers).toMatchObject({ send: true, seal: false, overrideReasons: [] });
    expect(view.because).toEqual([]);
  });

  test("with pinned TLS is no reason for anything else that is asked", async () => {
    const draft = draftOf({ ...outside, subject: "MRN 1234567" });
    const view = await viewOf(draft, [subjectFinding(0, 11)], { policy: agreed });
    expect(view.because).toEqual(["phi-in-subject", "needs-decision"]);
    expect(view.offers).toMatchObject({ moveSubject: true, seal: false, overrideMeans: "keep-subject" });
  });

  test("with pinned TLS is not called unproven beside somebody who needs it sealed", async () => {
    const draft = draftOf({ to: ["desk@lakeside.example", "ana@outside.example"] });
    const view = await viewOf(draft, [bodyFinding(0, 1)], { policy: agreed });
    expect(view.because).toEqual(["phi-to-outside", "needs-decision"]);
  });

  test("whose transport is unproven gets it sealed", async () => {
    const view = await viewOf(draftOf(outside), [bodyFinding(0, 1)], {
      policy: { partners: [{ ...lakeside, transport: "unproven" }] },
    });
    expect(view.offers).toMatchObject({ seal: true, send: false, overrideMeans: "send-unsealed" });
  });
});

describe("phrases", () => {
  const draft = draftOf({
    ...outside,
    subject: "About MRN 1234567",
    html: '<p>Seen today.</p><div hidden>MRN 7654321</div><blockquote type="cite">Old</blockquote>',
    attachments: [{ name: "list.csv", reading: { state: "text", text: "row 1;asthma" } }],
  });
  const hiddenAt = draft.body.text.indexOf("MRN 7654321");
  const cases: readonly (readonly [string, Finding, string, boolean])[] = [
    ["of the subject", subjectFinding(6, 17), "MRN 1234567", false],
    ["of the body", bodyFinding(0, 4), "Seen", false],
    ["that no reader sees", bodyFinding(hiddenAt, hiddenAt + 11), "MRN 7654321", true],
    ["of a file name", { ...subjectFinding(0, 4), where: "attachment-name:0" }, "list", false],
    ["of a file", { ...subjectFinding(6, 12), where: "attachment:0" }, "asthma", false],
    ["of a file that is not there", { ...subjectFinding(0, 4), where: "attachment:3" }, "", false],
  ];
  test.each(cases)("%s", async (_, finding, phrase, hidden) => {
    expect((await viewOf(draft, [finding])).findings[0]).toMatchObject({ phrase, hidden });
  });
});
