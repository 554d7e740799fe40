import { describe, expect, test } from "vitest";
import type { Finding } from "../../../shared/core/detection/finding.ts";
import type { Draft } from "../../../shared/core/draft/draft.ts";
import { type LoadedPolicy, loadPolicy } from "../../../shared/core/policy/load-policy.ts";
import type { PolicyInput } from "../../../shared/core/policy/policy.ts";
import { domainDirectory } from "../../../shared/core/recipients/domain-directory.ts";
import { assessDraft } from "../../../shared/core/send/assess-draft.ts";
import type { HeldBecause } from "../../../shared/core/send/send-outcome.ts";
import { type PaneView, paneView } from "../../../shared/pane/pane-view.ts";
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
  }: { policy?: Partial<PolicyInput>; because?: readonly HeldBecause[]; loaded?: LoadedPolicy } = {},
): Promise<PaneView> {
  const inForce = loaded ?? { source: "organisation" as const, policy: policyOf(policy) };
  const directory = domainDirectory(inForce.policy.domains);
  const assessment = await assessDraft(draft, { detectors: [() => findings], directory });
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
      policy: { override: { allowed: false } },
    });
    expect(offers.overrideReasons).toEqual([]);
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
    expect(view.policyProblem).toBe("not-json");
    expect(view.recipients).toEqual([{ shown: "bob@clinic.example", standing: "outside" }]);
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
