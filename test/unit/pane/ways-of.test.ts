import { describe, expect, test } from "vitest";
import type { RankedRoute } from "../../../shared/core/delivery/wire/routes.ts";
import type { Finding } from "../../../shared/core/detection/finding.ts";
import type { Draft } from "../../../shared/core/draft/draft.ts";
import type { PolicyInput } from "../../../shared/core/policy/policy.ts";
import { policyDirectory } from "../../../shared/core/policy/policy-directory.ts";
import { acquaintanceOf } from "../../../shared/core/policy/recipient-concerns.ts";
import type { Answer } from "../../../shared/core/policy/user-decision.ts";
import { assessDraft } from "../../../shared/core/send/assess-draft.ts";
import { type PaneView, paneView } from "../../../shared/pane/pane-view.ts";
import type { KnownRoutes } from "../../../shared/pane/route-views.ts";
import { everybodyFamiliar } from "../../support/acquainted.ts";
import { type DraftWords, draftOf } from "../../support/draft-of.ts";
import { policyOf } from "../../support/policy-of.ts";

const now = Date.parse("2027-05-03T10:00:00Z");
const found: Finding = {
  kind: "mrn",
  where: "body",
  span: { start: 0, end: 5 },
  confidence: 1,
  level: "warn",
  reason: "labelled-identifier",
};
const inSubject: Finding = { ...found, where: "subject" };
const lakeside = (transport: "pinned-tls" | "openpgp") => ({
  partners: [{ name: "Lakeside", domains: ["lakeside.example"], agreement: { baa: true }, transport }],
});
const both: Draft["encryption"] = { active: null, available: ["openpgp", "smime"] };
const key = "-----BEGIN PGP PUBLIC KEY BLOCK-----";

interface Given {
  readonly words?: DraftWords;
  readonly encryption?: Draft["encryption"];
  readonly policy?: Partial<PolicyInput>;
  readonly findings?: readonly Finding[];
  readonly known?: KnownRoutes;
  readonly answers?: readonly Answer[];
}

async function viewOf(given: Given = {}): Promise<PaneView> {
  const { words = {}, encryption, policy: changes, findings = [found], known = [], answers = [] } = given;
  const made = draftOf({ to: ["desk@lakeside.example", "bob@clinic.example"], text: "MRN 1 here", ...words });
  const draft = encryption === undefined ? made : { ...made, encryption };
  const policy = policyOf(changes);
  const assessment = await assessDraft(draft, {
    detectors: [() => findings],
    directory: policyDirectory(policy, "2027-05-03"),
    acquaintance: acquaintanceOf(policy, [], everybodyFamiliar),
    policy,
    decisions: {
      find: async (fingerprint) => ({ fingerprint, answers, decidedAt: now }),
      record: async () => {},
    },
    now: () => now,
  });
  return paneView(draft, assessment, [], { source: "organisation", policy }, known);
}

const waysOf = async (given: Given): Promise<object> =>
  Object.fromEntries((await viewOf(given)).ways.map(({ way, routes }) => [way, routes.map(({ by }) => by)]));

describe("the ways that lead out, and the route of each recipient", () => {
  test.each<[string, Given, object]>([
    ["nothing to protect", { findings: [] }, { send: ["plain", "inside"] }],
    ["an endpoint", {}, { sealed: ["sealed", "sealed"] }],
    ["no endpoint", { policy: { endpoint: null } }, {}],
    [
      "a partner with pinned TLS",
      { policy: lakeside("pinned-tls") },
      { send: ["tls", "inside"], sealed: ["sealed", "sealed"] },
    ],
    [
      "the sender's own keys",
      { encryption: both },
      { sealed: ["sealed", "sealed"], openpgp: ["encrypted", "encrypted"], smime: ["encrypted", "encrypted"] },
    ],
    [
      "encryption that is on already is what Send does",
      { encryption: { ...both, active: "openpgp" } },
      { send: ["encrypted", "encrypted"], sealed: ["sealed", "sealed"], smime: ["encrypted", "encrypted"] },
    ],
    [
      "encryption that the policy does not count",
      { encryption: both, policy: { delivery: { clientEncryption: ["smime"] } } },
      { sealed: ["sealed", "sealed"], smime: ["encrypted", "encrypted"] },
    ],
    [
      "a gateway that has proven itself",
      { policy: { delivery: { gateway: { profile: "zix", countsAs: "sealed", provenOn: "2027-05-01" } } } },
      { send: ["gateway", "inside"], sealed: ["sealed", "sealed"] },
    ],
    [
      "a gateway that has not",
      { policy: { delivery: { gateway: { profile: "zix", countsAs: "sealed" } } } },
      { sealed: ["sealed", "sealed"] },
    ],
    [
      "an endpoint that delivers",
      { policy: { delivery: { submit: true }, sealing: { deliveryKey: key } } },
      { sealed: ["endpoint", "endpoint"] },
    ],
    ["an entry that is not one clear address", { words: { to: ["list: ;"] } }, {}],
    [
      "a subject that S/MIME would leave readable",
      { findings: [inSubject], words: { subject: "MRN 1" }, encryption: both },
      { sealed: ["sealed", "sealed"], openpgp: ["encrypted", "encrypted"] },
    ],
    [
      "a subject for colleagues: to be put right, not to be sealed",
      { findings: [inSubject], words: { subject: "MRN 1", to: ["bob@clinic.example"] } },
      {},
    ],
  ])("%s", async (_, given, expected) => {
    expect(await waysOf(given)).toEqual(expected);
  });

  test("keys that the admin vouches for are told from those that Send looks for", async () => {
    const words = { to: ["desk@lakeside.example"] };
    const pinned = await viewOf({ words, encryption: both, policy: lakeside("openpgp") });
    expect(pinned.ways[0]).toMatchObject({ way: "send", routes: [{ technology: "openpgp", pinned: true }] });
    const [, searched] = (await viewOf({ words, encryption: both })).ways;
    expect(searched).toMatchObject({ way: "openpgp", routes: [{ pinned: false }] });
  });
});

describe("what the endpoint said of a recipient", () => {
  const ranked = (route: RankedRoute["route"]): RankedRoute => ({
    route,
    evidence: "endpoint",
    detail: "",
    checkedAt: "2027-05-03T09:00:00Z",
    validUntil: "2027-05-03T11:00:00Z",
  });
  const best = async (floor: "sealed" | "tls", known: KnownRoutes): Promise<unknown> => {
    const policy: Partial<PolicyInput> = { delivery: { submit: true }, sealing: { deliveryKey: key } };
    const partner =
      floor === "tls" ? { partners: [{ ...lakeside("pinned-tls").partners[0], transport: "unproven" as const }] } : {};
    const view = await viewOf({
      words: { to: ["desk@lakeside.example"] },
      policy: { ...policy, ...(partner as Partial<PolicyInput>) },
      known,
    });
    const route = view.ways.find(({ way }) => way === "sealed")?.routes[0];
    return route?.by === "endpoint" ? (route.best?.route ?? null) : "other";
  };

  test("the strongest that keeps to the floor", async () => {
    expect(await best("sealed", [[ranked("tls"), ranked("portal")]])).toBe("portal");
    expect(await best("tls", [[ranked("tls"), ranked("portal")]])).toBe("tls");
    expect(await best("sealed", [[ranked("smime"), ranked("portal")]])).toBe("smime");
  });

  test("a way below the floor is never shown, and nothing known is nothing said", async () => {
    expect(await best("tls", [[ranked("plain")]])).toBeNull();
    expect(await best("sealed", [])).toBeNull();
    expect(await best("sealed", [null])).toBeNull();
  });
});

describe("what can be done about a finding", () => {
  test("set aside it is a hint with its reason, and the message is clear", async () => {
    const { kind, where, span } = found;
    const view = await viewOf({
      answers: [{ choice: "set-aside", findings: [{ kind, where, span }], because: "misread" }],
    });
    expect(view).toMatchObject({
      verdict: "clear",
      findings: [{ level: "hint", setAside: "misread", removable: false }],
    });
  });

  test("it is not offered where the policy does not take it as a reason", async () => {
    expect((await viewOf()).offers.setAside).toBe(true);
    expect((await viewOf({ policy: { override: { allowed: true, reasons: ["emergency"] } } })).offers.setAside).toBe(
      false,
    );
  });

  test("words can be taken out, a picture's text cannot", async () => {
    expect((await viewOf()).findings).toMatchObject([{ removable: true }]);
    const html = '<p>x</p><img alt="MRN 1">';
    const start = draftOf({ html }).body.text.indexOf("MRN 1");
    const view = await viewOf({ words: { html }, findings: [{ ...found, span: { start, end: start + 5 } }] });
    expect(view.findings).toMatchObject([{ hidden: true, removable: false }]);
  });

  test("the quote can be taken out where it is part of what is wrong", async () => {
    const text = "Yes.\n\nOn Tue, Ann wrote:\n> MRN 1\n";
    const start = text.indexOf("MRN 1");
    const quoted: Finding = { ...found, where: "quoted", span: { start, end: start + 5 } };
    expect((await viewOf({ words: { text }, findings: [quoted] })).offers.trimQuote).toBe(true);
    expect((await viewOf({ words: { text }, findings: [] })).offers.trimQuote).toBe(false);
  });
});
