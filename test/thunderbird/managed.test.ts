import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Writable } from "node:stream";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type RunningEndpoint, startEndpoint } from "../../secure-delivery/endpoint.ts";
import { nobodyIsNew } from "../support/known-recipients.ts";
import { policyOf } from "../support/policy-of.ts";
import { addonId } from "./addon-id.ts";
import { pressSend } from "./compose-window.ts";
import { type GuardedThunderbird, startGuardedThunderbird } from "./guarded-thunderbird.ts";
import { riskyBody } from "./messages.ts";
import { toOptionsPage } from "./options-window.ts";
import { toPane } from "./pane-window.ts";
import { until } from "./windows.ts";

const enrolmentCode = "river-side-2026";

const policy = { rules: nobodyIsNew, training: { report: true }, audit: { toEndpoint: true } };

let guarded: GuardedThunderbird;
let endpoint: RunningEndpoint;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "sealpost-endpoint-"));
  endpoint = await startEndpoint(
    {
      organisation: "Riverside Clinic",
      dataFolder: folder,
      relay: { host: "127.0.0.1", port: 1, from: "post@clinic.example" },
      enrolments: [{ code: enrolmentCode, addresses: ["*@clinic.example"] }],
    },
    { log: new Writable({ write: (_chunk, _encoding, done) => done() }) },
  );
  guarded = await startGuardedThunderbird({
    policies: {
      "3rdparty": {
        Extensions: { [addonId]: { policy: policyOf({ ...policy, endpoint: endpoint.url }), enrolmentCode } },
      },
    },
  });
});
afterAll(async () => {
  await guarded?.stop();
  await endpoint?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test("what an administrator deployed is in force, and locked on the options page", async () => {
  const options = await toOptionsPage(guarded);
  await options.shows("Your administrator has set these options");
  await options.shows("This is the policy of Riverside Clinic, version 7.");
  await options.shows("your addresses enrol by themselves");
  await options.shows("Your organisation also gets a record of each check");
  expect(await options.isLocked("#policy")).toBe(true);
  await options.close();
});

test("a fresh machine sends sealed with nothing done by the user: it enrols by itself", async () => {
  await guarded.compose(riskyBody);
  await pressSend(guarded.marionette);
  await (await toPane(guarded.marionette)).press(/^Send sealed/);
  const mail = await guarded.sink.next(30_000);
  expect(mail.message.subject).toBe("You have a secure message / Tiene un mensaje seguro");
});

test("the practice is reported, as the pane said: that it was done and how many were right, to the organisation as well", async () => {
  const { marionette, background } = guarded;
  await guarded.compose({ ...riskyBody, subject: "Roof repairs" });
  await pressSend(marionette);
  const pane = await toPane(marionette);
  await pane.press(/^Guidance$/);
  await pane.shows("Your organisation records that you did it and how many you got right; nothing else.");
  await pane.press("Start");
  for (const number of [1, 2, 3, 4, 5]) {
    await pane.shows(`Draft ${number} of 5`);
    await pane.press("In the subject");
    await pane.press(number === 5 ? "See the result" : "Next");
  }
  await pane.shows("1 of 5 right");
  const done = async () => (await guarded.auditEvents()).find(({ type }) => type === "training");
  const event = await until("the event in the log on this machine", done);
  expect(event).toEqual({
    type: "training",
    right: 1,
    of: 5,
    policyVersion: 7,
    at: expect.any(String),
    madeBy: expect.stringMatching(/^\d+\.\d+\.\d+\+[0-9a-f]{10}$/),
  });
  // What the endpoint has confirmed waits no more.
  const waiting = () => background(async () => (await messenger.storage.local.get("audit-waiting"))["audit-waiting"]);
  await until("the endpoint to have it", async () => JSON.stringify(await waiting()) === "[]", 30_000);
});
