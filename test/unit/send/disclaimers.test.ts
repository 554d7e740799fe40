import { decrypt, generateKey, readMessage, readPrivateKey } from "openpgp";
import PostalMime from "postal-mime";
import { expect, test } from "vitest";
import { deliveryChannel } from "../../../shared/core/delivery/delivery-channel.ts";
import { detectors } from "../../../shared/core/detection/detectors.ts";
import type { Draft } from "../../../shared/core/draft/draft.ts";
import { makeDraft } from "../../../shared/core/draft/draft.ts";
import { fingerprintDraft } from "../../../shared/core/draft/fingerprint.ts";
import type { Policy } from "../../../shared/core/policy/policy.ts";
import { policyDirectory } from "../../../shared/core/policy/policy-directory.ts";
import { acquaintanceOf } from "../../../shared/core/policy/recipient-concerns.ts";
import { guardSend } from "../../../shared/core/send/guard-send.ts";
import type { SendOutcome } from "../../../shared/core/send/send-outcome.ts";
import { writeNotice } from "../../../shared/text/notice.ts";
import { everybodyFamiliar } from "../../support/acquainted.ts";
import { draftOf } from "../../support/draft-of.ts";
import { policyOf } from "../../support/policy-of.ts";

const now = Date.parse("2027-05-03T10:00:00Z");
const part2 = "42 CFR part 2 prohibits unauthorized use or disclosure of these records.";
const footer = "Riverside Clinic, 1 River Road.";
const escrow = await generateKey({ userIDs: [{ email: "escrow@clinic.example" }], format: "armored" });
const policy = policyOf({
  languages: ["en"],
  sealing: { confirm: false, escrowKeys: [escrow.publicKey] },
  disclaimers: [
    { routes: ["portal"], text: { en: part2 }, part2: true },
    { routes: ["plain"], text: { en: footer } },
  ],
});

/** One send, and what was stored at the endpoint. */
async function send(draft: Draft, by: Policy = policy): Promise<{ outcome: SendOutcome; sealed: string | null }> {
  let sealed: string | null = null;
  const stored = (id: string, expiresAt: string) =>
    ({ ok: true, value: { id, expiresAt, storedAt: new Date(now).toISOString() } }) as const;
  const channel = deliveryChannel({
    policy: by,
    client: {
      store: async (message) => {
        sealed = "sealed" in message ? message.sealed : null;
        return stored(message.id, message.expiresAt);
      },
      submit: async () => ({ ok: false, code: "endpoint-failed" }),
    },
    readAttachment: async () => new Uint8Array(),
    writeNotice,
    now: () => now,
  });
  const outcome = await guardSend(draft, {
    detectors,
    directory: policyDirectory(by, "2027-05-03"),
    acquaintance: acquaintanceOf(by, [], everybodyFamiliar),
    policy: by,
    decisions: { find: async () => null, record: async () => {} },
    channel,
    auditLog: { append: async () => {} },
    now: () => now,
  });
  return { outcome, sealed };
}

async function opened(sealed: string | null): Promise<string> {
  const message = await readMessage({ binaryMessage: new Uint8Array(Buffer.from(sealed ?? "", "base64")) });
  const decryptionKeys = await readPrivateKey({ armoredKey: escrow.privateKey });
  const { data } = await decrypt({ message, decryptionKeys, format: "binary" });
  return (await PostalMime.parse(data as Uint8Array<ArrayBuffer>)).text ?? "";
}

const ordinary = draftOf({ to: ["bob@lakeside.example"], subject: "Roof", text: "The roof is done." });
const risky = draftOf({
  to: ["bob@lakeside.example"],
  subject: "Referral",
  text: "Patient John Carter, SSN 123-45-6789, was diagnosed with lung cancer.",
});

test("what is sealed has the text of its way inside; the draft stays the one that the user knows", async () => {
  const { outcome, sealed } = await send(risky);
  expect((await opened(sealed)).trim()).toBe(`${risky.source.content}\n\n${part2}`);
  if (outcome.kind !== "replace") throw new Error("not sealed");
  expect(outcome.receipt.fingerprint).toBe(fingerprintDraft(risky));
});

test("what the client sends itself comes with the change to make", async () => {
  const { outcome } = await send(ordinary);
  expect(outcome).toMatchObject({
    kind: "release",
    change: { body: { format: "plain", content: `The roof is done.\n\n${footer}\n` } },
  });
});

test("sent a second time it is changed no more, and is no riskier for it", async () => {
  const { outcome } = await send(ordinary);
  if (outcome.kind !== "release" || outcome.change?.body === undefined) throw new Error("nothing was added");
  const again = await send(makeDraft({ ...ordinary, source: outcome.change.body }));
  expect(again.outcome).toMatchObject({ kind: "release" });
  expect("change" in again.outcome).toBe(false);
});

test("without disclaimers a release says nothing of a change", async () => {
  const { outcome } = await send(ordinary, policyOf());
  expect(outcome).toMatchObject({ kind: "release" });
  expect("change" in outcome).toBe(false);
});

test("the organisation's own words are never held against a message, whoever put them there", async () => {
  const words = "An example of what we never mail: Maria Gonzalez, MRN 00481273, has lung cancer.";
  const disclaimers: Policy["disclaimers"] = [{ routes: ["plain"], text: { en: words }, part2: false }];
  const draft = draftOf({ to: ["bob@example.org"], subject: "Lunch", text: `At noon?\n\n${words}\n` });
  expect((await send(draft, policyOf({ disclaimers }))).outcome.kind).toBe("release");
  expect((await send(draft, policyOf({ disclaimers: [] }))).outcome.kind).toBe("hold");
});
