import { createHmac } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { toBase64Url } from "../../shared/core/delivery/base64.ts";
import { secretVerifier } from "../../shared/core/delivery/secret-verifier.ts";
import type { Submission } from "../../shared/core/delivery/wire/submission.ts";
import { codeIn } from "../support/mail-sink.ts";
import { alice, type Called, type Clinic, maria, openClinic, submissionOf, wrongCode } from "./clinic.ts";

const phone = "+15550100123";
const key = "a-key-that-only-we-two-know";
const day = 86_400_000;
const eve = "eve@elsewhere.example";

let clinic: Clinic;
let token: string;
let texts: { readonly body: string; readonly signature: string }[] = [];
let provider: Server;

beforeAll(async () => {
  provider = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      texts.push({ body, signature: String(request.headers["x-sealpost-signature"]) });
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => void provider.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(provider.address() as AddressInfo).port}/send`;
  clinic = await openClinic({
    limits: { pickupsPerMinute: 10_000, challenges: 1_000 },
    pickup: { trustedDeviceDays: 7, sms: { url, key } },
  });
  token = await clinic.enrol(alice);
});
afterAll(async () => {
  await clinic.stop();
  provider.close();
});

async function stored(changes: Partial<Submission> = {}): Promise<string> {
  const submission = submissionOf({
    expiresAt: new Date(clinic.clock.time + 60 * day).toISOString(),
    ...changes,
  });
  expect((await clinic.submit(token, submission)).status).toBe(202);
  return submission.id;
}
const challenge = (id: string, address = maria, by = "email"): Promise<Called> =>
  clinic.call("POST", `/p/${id}/challenge`, { body: { address, by } });
const open = (id: string, body: object): Promise<Called> =>
  clinic.call("POST", `/p/${id}/open`, { body: { address: maria, ...body } });
async function mailedCode(id: string): Promise<string> {
  await challenge(id);
  return codeIn(await clinic.mail.next());
}

describe("a word that sender and recipient agreed upon", () => {
  const word = "Blue Heron";
  const withWord = async (): Promise<string> => {
    const id = submissionOf().id;
    return stored({ id, secret: await secretVerifier(word, id) });
  };

  it("is asked for, and opens together with the code", async () => {
    const id = await withWord();
    expect((await challenge(id)).json).toMatchObject({ secret: true, sms: false });
    const code = codeIn(await clinic.mail.next());
    const opened = await open(id, { code, secret: await secretVerifier("  blue heron ", id) });
    expect(opened.status).toBe(200);
  });

  it.each<[string, (id: string) => Promise<object>]>([
    ["left out", async () => ({})],
    ["wrong", async (id) => ({ secret: await secretVerifier("grey heron", id) })],
    ["right, but for another message", async () => ({ secret: await secretVerifier(word, submissionOf().id) })],
  ])("%s: the same answer as for a wrong code, and the code still works after it", async (_name, secret) => {
    const id = await withWord();
    const code = await mailedCode(id);
    expect((await open(id, { code, ...(await secret(id)) })).json.code).toBe("code-wrong");
    expect((await open(id, { code, secret: await secretVerifier(word, id) })).status).toBe(200);
  });

  it("guessed too often: the address waits, and the right word opens nothing meanwhile", async () => {
    const id = await withWord();
    const code = await mailedCode(id);
    let last: Called | undefined;
    for (let guess = 0; guess < 5; guess++) {
      last = await open(id, { code, secret: await secretVerifier(`guess ${guess}`, id) });
    }
    expect(last?.json.code).toBe("code-locked");
    expect((await open(id, { code, secret: await secretVerifier(word, id) })).json.code).toBe("code-locked");
  });

  it("is nowhere in the database", async () => {
    const id = await withWord();
    expect(clinic.dump()).not.toContain(word);
    expect(clinic.dump()).not.toContain(await secretVerifier(word, id));
  });
});

describe("a code by text message", () => {
  it("goes to the number that the sender gave, signed, and opens", async () => {
    texts = [];
    const id = await stored({ phones: [phone] });
    expect((await challenge(id, maria, "sms")).json).toMatchObject({ sms: true });
    await expect.poll(() => texts.length).toBe(1);
    const [{ body, signature } = { body: "", signature: "" }] = texts;
    expect(signature).toBe(`sha256=${createHmac("sha256", key).update(body).digest("hex")}`);
    const { to, text } = JSON.parse(body) as { to: string; text: string };
    expect(to).toBe(phone);
    const code = /\d{6}/.exec(text)?.[0] ?? "";
    expect((await open(id, { code })).status).toBe(200);
  });

  it("answers a stranger alike, and sends nothing", async () => {
    texts = [];
    const id = await stored({ phones: [phone] });
    const [known, stranger] = [await challenge(id, maria, "sms"), await challenge(id, eve, "sms")];
    expect(stranger.text).toBe(known.text);
    await expect.poll(() => texts.length).toBe(1);
  });

  it("a number that is none is refused, and a good one stands nowhere in the clear", async () => {
    const submission = submissionOf({ phones: ["0123; drop"] as never });
    expect((await clinic.submit(token, submission)).status).toBe(400);
    await stored({ phones: [phone] });
    expect(clinic.dump()).not.toContain(Buffer.from(phone).toString("base64").slice(0, 14));
    expect(clinic.log()).not.toContain(phone);
  });
});

describe("a browser that is trusted for a while", () => {
  async function trusted(): Promise<string> {
    const id = await stored();
    const { json } = await open(id, { code: await mailedCode(id), trust: true });
    return String(json.device);
  }

  it("opens the next message without a code, for that address alone", async () => {
    const device = await trusted();
    const next = await stored({ recipients: [maria, eve] });
    expect((await open(next, { device })).status).toBe(200);
    expect((await open(next, { address: eve, device })).json.code).toBe("code-wrong");
  });

  it.each<[string, (device: string) => Promise<string>]>([
    [
      "after its time",
      async (device) => {
        clinic.clock.time += 7 * day;
        return device;
      },
    ],
    ["another token", async () => toBase64Url(crypto.getRandomValues(new Uint8Array(32)))],
  ])("%s it opens nothing", async (_name, change) => {
    const device = await change(await trusted());
    const id = await stored();
    expect((await open(id, { device })).json.code).toBe("code-wrong");
  });

  it("does not stand in for the agreed word", async () => {
    const device = await trusted();
    const id = submissionOf().id;
    await stored({ id, secret: await secretVerifier("word", id) });
    expect((await open(id, { device })).json.code).toBe("code-wrong");
    expect((await open(id, { device, secret: await secretVerifier("word", id) })).status).toBe(200);
  });

  it("nobody is trusted who did not ask for it", async () => {
    const id = await stored();
    expect((await open(id, { code: await mailedCode(id) })).json.device).toBeUndefined();
  });

  it("wrong tokens count as wrong codes do", async () => {
    const id = await stored();
    const code = await mailedCode(id);
    for (let guess = 0; guess < 4; guess++) await open(id, { code: wrongCode(code) });
    const device = toBase64Url(crypto.getRandomValues(new Uint8Array(32)));
    expect((await open(id, { device })).json.code).toBe("code-locked");
  });
});

describe("where passkeys are not switched on", () => {
  it("there are none", async () => {
    const id = await stored();
    expect((await clinic.call("POST", `/p/${id}/passkey/options`)).status).toBe(404);
  });
});
