import { decrypt, generateKey, readMessage, readPrivateKey } from "openpgp";
import PostalMime from "postal-mime";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fromBase64Url } from "../../../shared/core/delivery/base64.ts";
import { deliveryChannel } from "../../../shared/core/delivery/delivery-channel.ts";
import { deliveryClient, endpointClient } from "../../../shared/core/delivery/endpoint-client.ts";
import { openSealed } from "../../../shared/core/delivery/open-sealed.ts";
import { deliverySubmission } from "../../../shared/core/delivery/wire/delivery-submission.ts";
import { draftOf } from "../../support/draft-of.ts";
import { answerWith, type HttpAnswers } from "../../support/http-answers.ts";
import { policyOf } from "../../support/policy-of.ts";

let server: HttpAnswers;
let keys: { readonly privateKey: string; readonly publicKey: string };
let status = 202;

beforeAll(async () => {
  keys = await generateKey({
    type: "curve25519",
    userIDs: [{ email: "delivery@mail.clinic.example" }],
    format: "armored",
  });
  server = await answerWith((response) => {
    const { id, expiresAt } = JSON.parse(server.requests.at(-1)?.body ?? "{}");
    response.writeHead(status).end(JSON.stringify({ id, expiresAt, storedAt: "2027-05-03T10:00:01.000Z" }));
  });
});
afterAll(() => server.stop());

const channelOf = (deliveryKey: string | undefined) => {
  const policy = policyOf({ endpoint: server.url, sealing: { deliveryKey }, delivery: { submit: true } });
  const access = { url: server.url, token: "t", fetch, timeoutMs: 2_000 };
  return deliveryChannel({
    policy,
    client: { ...endpointClient(access), ...deliveryClient(access) },
    readAttachment: async () => new Uint8Array(),
    writeNotice: () => ({ subject: "", html: "", text: "" }),
    now: () => Date.parse("2027-05-03T10:00:00Z"),
  });
};

const draft = draftOf({ to: ["bob@example.org"], bcc: ["eve@example.org"], subject: "Plan", text: "K 6.9" });

describe("a message handed to the endpoint", () => {
  test("can be read and announced with the delivery key, and opened by pickup", async () => {
    status = 202;
    const receipt = await channelOf(keys.publicKey).submit(draft, "tls");
    expect(receipt).toMatchObject({ kind: "submitted", recipients: 2, storedAt: "2027-05-03T10:00:01.000Z" });
    const sent = deliverySubmission.parse(JSON.parse(server.requests.at(-1)?.body ?? ""));
    expect(sent).toMatchObject({ floor: "tls", recipients: ["bob@example.org", "eve@example.org"] });

    const decryptionKeys = await readPrivateKey({ armoredKey: keys.privateKey });
    const open = async (base64: string): Promise<Uint8Array> => {
      const message = await readMessage({ binaryMessage: Buffer.from(base64, "base64") });
      return (await decrypt({ message, decryptionKeys, format: "binary" })).data as Uint8Array;
    };
    const mail = await PostalMime.parse(await open(sent.sealed));
    expect(mail).toMatchObject({ subject: "Plan", to: [{ address: "bob@example.org" }] });
    const linkSecret = await open(sent.linkSecret);
    const serverShare = fromBase64Url(sent.serverShare) ?? new Uint8Array();
    const picked = await openSealed(Buffer.from(sent.sealed, "base64"), {
      messageId: sent.id,
      linkSecret,
      serverShare,
    });
    expect((await PostalMime.parse(picked ?? new Uint8Array())).text).toContain("K 6.9");
  });

  test.each<[string, number, string | undefined, string]>([
    ["refused by the endpoint", 400, "key", "endpoint-rejected"],
    ["too large for it", 413, "key", "message-too-large"],
    ["no key to hand it over with", 202, undefined, "sealing-failed"],
  ])("%s is a failure, never a rejection", async (_name, answer, key, code) => {
    status = answer;
    const receipt = await channelOf(key && keys.publicKey).submit(draft, "sealed");
    expect(receipt).toEqual({ kind: "failed", code });
  });
});
