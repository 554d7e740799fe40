import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { readProof } from "../../shared/core/audit/proof-of-check.ts";
import { publicKeyOf, signPolicy } from "../../shared/core/policy/policy-jws.ts";
import { nobodyIsNew } from "../support/known-recipients.ts";
import { policyOf } from "../support/policy-of.ts";
import { addonId } from "./addon-id.ts";
import { pressSend } from "./compose-window.ts";
import { type GuardedThunderbird, startGuardedThunderbird } from "./guarded-thunderbird.ts";
import { clean } from "./messages.ts";
import { toOptionsPage } from "./options-window.ts";
import { installOtherAddon } from "./other-addon.ts";
import { until } from "./windows.ts";

const secretKey = new Uint8Array(32).fill(7);
const proofKey = new Uint8Array(32).fill(9);

/** What the policy server answers, and what it was asked. */
let served: { status: number; text: string; etag: string };
const asked: (string | undefined)[] = [];
let server: http.Server;
let guarded: GuardedThunderbird;

const signed = (version: number, key = secretKey): string =>
  signPolicy(JSON.stringify(policyOf({ version, rules: nobodyIsNew, endpoint: null })), key);

beforeAll(async () => {
  served = { status: 200, text: signed(2), etag: '"2"' };
  server = http.createServer((request, response) => {
    asked.push(request.headers["if-none-match"]);
    response.setHeader("access-control-allow-origin", "*");
    response.setHeader("access-control-allow-headers", "if-none-match");
    response.setHeader("access-control-expose-headers", "etag");
    if (request.method === "OPTIONS") return void response.writeHead(204).end();
    if (request.headers["if-none-match"] === served.etag) return void response.writeHead(304).end();
    response.writeHead(served.status, { etag: served.etag, "content-type": "application/jose" }).end(served.text);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/policy`;
  guarded = await startGuardedThunderbird({
    policies: {
      "3rdparty": {
        Extensions: {
          [addonId]: {
            policy: signed(1),
            policyUrl: url,
            policyKeys: [publicKeyOf(secretKey)],
            proofKey: Buffer.from(proofKey).toString("base64url"),
          },
        },
      },
    },
  });
});
afterAll(async () => {
  await guarded?.stop();
  server?.closeAllConnections();
  server?.close();
});
afterEach(() => guarded.reset());

/** As the hourly alarm does it. */
async function lookNow(): Promise<void> {
  const before = asked.length;
  await guarded.background(() => {
    const { alarms } = messenger as unknown as { alarms: { create(name: string, info: { when: number }): void } };
    alarms.create("policy", { when: Date.now() });
  });
  await until("the add-on to ask for a policy", async () => asked.length > before, 20_000);
}

/** A clean mail as it arrived, and what its headers say of the check. */
async function sendClean() {
  await guarded.compose(clean);
  await pressSend(guarded.marionette);
  const { message } = await guarded.sink.next();
  const header = (name: string): string => message.headers.find(({ key }) => key === name)?.value ?? "";
  const proof = readProof(header("x-sealpost-proof").replace(/\s/g, ""), proofKey);
  return { message, check: header("x-sealpost-check"), proof };
}

/** By the version that stands in the headers of a mail. */
async function versionInForce(): Promise<number> {
  const { check, proof } = await sendClean();
  const version = Number(/policy=(\d+)/.exec(check)?.[1]);
  expect(proof).toMatchObject({ verdict: "clear", by: "as-is", policyVersion: version });
  return version;
}

test("a newer policy that the pinned key signed comes into force without a restart, and each mail proves its check", async () => {
  await lookNow();
  await until("version 2", async () => (await versionInForce()) === 2);
});

test("asked again, the server is told what is here already", async () => {
  await lookNow();
  expect(asked.at(-1)).toBe('"2"');
  expect(await versionInForce()).toBe(2);
});

test.each([
  ["older than the one in force", () => ({ status: 200, text: signed(1), etag: '"1"' })],
  ["signed by somebody else", () => ({ status: 200, text: signed(3, new Uint8Array(32).fill(8)), etag: '"3"' })],
  ["not signed", () => ({ status: 200, text: JSON.stringify(policyOf({ version: 3 })), etag: '"3"' })],
  ["no policy at all", () => ({ status: 200, text: "<p>Please log in</p>", etag: '"x"' })],
  ["not to be had", () => ({ status: 503, text: "", etag: '"y"' })],
])("flexconfirmmail-policy-vanished: a document that is %s changes nothing", async (_, answer) => {
  served = answer();
  await lookNow();
  expect(await versionInForce()).toBe(2);
});

test("send-later-535: what another add-on changes after our check leaves with the proof of what was checked, and so can be told", async () => {
  const { proof } = await sendClean();
  const other = await installOtherAddon(guarded.thunderbird);
  await other(() => {
    messenger.compose.onBeforeSend.addListener((async () => ({
      details: { subject: "Put in afterwards" },
    })) as unknown as Parameters<typeof messenger.compose.onBeforeSend.addListener>[0]);
  });
  const changed = await sendClean();
  expect(changed.message.subject).toBe("Put in afterwards");
  // Of the draft as the user wrote it, which is not the mail that came.
  expect(changed.proof?.fingerprint).toBe(proof?.fingerprint);
  expect(proof?.fingerprint).toMatch(/^[0-9a-f]{64}$/);
});

test("the options page shows what is in force, locked, and for whom", async () => {
  const options = await toOptionsPage(guarded);
  await options.shows("Your administrator has set these options for Riverside Clinic");
  await options.shows("This is the policy of Riverside Clinic, version 2.");
  await options.shows("What Sealpost does");
  expect(await options.isLocked("#policy")).toBe(true);
  await options.close();
});
