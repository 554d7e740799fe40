import { randomBytes } from "node:crypto";
import PostalMime from "postal-mime";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fromBase64Url } from "../../shared/core/delivery/base64.ts";
import { type DeliveryChannel, deliveryChannel } from "../../shared/core/delivery/delivery-channel.ts";
import { deliveryClient, endpointClient } from "../../shared/core/delivery/endpoint-client.ts";
import { openSealed } from "../../shared/core/delivery/open-sealed.ts";
import { writeNotice } from "../../shared/text/notice.ts";
import { draftOf } from "../support/draft-of.ts";
import type { MailHost } from "../support/lab/mail-host.ts";
import { policyOf } from "../support/policy-of.ts";
import { alice, maria } from "./clinic.ts";
import { type DeliveringClinic, openDeliveringClinic } from "./delivering-clinic.ts";
import { type Outside, startOutside } from "./outside.ts";

/** Messages too large for one request, from the clients' own channel to the reader. */
const scan = randomBytes(3_500_000);
let outside: Outside;
let clinic: DeliveringClinic;
let partner: MailHost;
let channel: DeliveryChannel;
/** What the client asked for. */
let calls: string[] = [];

beforeAll(async () => {
  outside = await startOutside();
  const { key, certificate } = outside.authority.issue("mx", { hosts: ["mx.partner.example"] });
  partner = await outside.mailHost("mx.partner.example", ["partner.example"], { tls: { key, certificate } });
  const routing = outside.routing({ partners: [{ domains: ["partner.example"], hosts: ["mx.partner.example"] }] });
  clinic = await openDeliveringClinic(outside, {}, { routing });
  const counted: typeof fetch = (input, init) => {
    calls.push(`${init?.method} ${new URL(String(input)).pathname.replace(/[\w-]{22}$/, "id")}`);
    return fetch(input, init);
  };
  const access = { url: clinic.url, token: clinic.token, fetch: counted, timeoutMs: 60_000 };
  channel = deliveryChannel({
    policy: policyOf({
      endpoint: clinic.url,
      sealing: { deliveryKey: clinic.deliveryKey },
      delivery: { submit: true },
    }),
    client: { ...endpointClient(access), ...deliveryClient(access) },
    readAttachment: async () => scan,
    writeNotice,
    now: () => clinic.clock.time,
  });
});
afterAll(async () => {
  await clinic.stop();
  await outside.stop();
});

const draftTo = (to: string) =>
  draftOf({ from: alice, to: [to], subject: "Scan", text: "See the file.", attachments: [{ name: "scan.dcm" }] });

async function fileIn(message: Uint8Array): Promise<Uint8Array> {
  const { attachments } = await PostalMime.parse(message);
  return Buffer.from((attachments[0]?.content ?? new ArrayBuffer(0)) as ArrayBuffer);
}

describe("a draft with a large file", () => {
  it("that is sealed goes up in pieces, and its reader has the file as it was", async () => {
    calls = [];
    const receipt = await channel.seal(draftTo(maria));
    if (receipt.kind !== "sealed") throw new Error(JSON.stringify(receipt));
    expect(calls.filter((call) => call === "PUT /v1/uploads/id").length).toBeGreaterThan(3);
    expect(calls.at(-1)).toBe("POST /v1/messages");
    const { messageId, link } = receipt;
    const { json } = await clinic.pickUp(messageId, maria);
    const answer = await fetch(`${clinic.url}/p/${messageId}/content`, {
      headers: { authorization: `Bearer ${json.ticket}` },
    });
    const opened = await openSealed(new Uint8Array(await answer.arrayBuffer()), {
      messageId,
      linkSecret: fromBase64Url(link.split("#")[1] ?? "") ?? new Uint8Array(),
      serverShare: fromBase64Url(String(json.serverShare)) ?? new Uint8Array(),
    });
    expect(scan.equals(await fileIn(opened ?? new Uint8Array()))).toBe(true);
  });

  it("that is handed over goes up in pieces, and the endpoint delivers it whole", async () => {
    calls = [];
    const receipt = await channel.submit(draftTo("maria@partner.example"), "tls");
    if (receipt.kind !== "submitted") throw new Error(JSON.stringify(receipt));
    expect(calls.filter((call) => call === "PUT /v1/uploads/id").length).toBeGreaterThan(3);
    expect(calls.at(-1)).toBe("POST /v1/deliveries");
    expect((await clinic.settled(receipt.messageId)).recipients).toMatchObject([{ state: "tls_delivered" }]);
    expect(scan.equals(await fileIn(partner.mails.at(-1)?.raw ?? new Uint8Array()))).toBe(true);
  });
});
