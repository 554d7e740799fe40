import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { nobodyIsNew } from "../support/known-recipients.ts";
import { policyOf } from "../support/policy-of.ts";
import { acceptAlert } from "./alerts.ts";
import { pressSend, toComposeWindow, untilUnlocked } from "./compose-window.ts";
import { type GuardedThunderbird, startGuardedThunderbird } from "./guarded-thunderbird.ts";
import { clean, riskyBody } from "./messages.ts";
import { countPanes, toPane } from "./pane-window.ts";
import { until } from "./windows.ts";

let guarded: GuardedThunderbird;
beforeAll(async () => {
  guarded = await startGuardedThunderbird();
});
afterAll(() => guarded?.stop());
afterEach(() => guarded.reset());

const through = (profile: "proofpoint" | "microsoft-365", provenOn: string | null) =>
  policyOf({
    rules: nobodyIsNew,
    endpoint: null,
    delivery: { gateway: { profile, countsAs: "sealed", provenOn } },
  });

test("a proven gateway is told by a header that we write, and nobody is asked", async () => {
  await guarded.setPolicy(through("microsoft-365", "2026-01-01"));
  await guarded.compose(riskyBody);
  await pressSend(guarded.marionette);
  const { message } = await guarded.sink.next();
  expect(message.subject).toBe(riskyBody.subject);
  expect(message.headers.find(({ key }) => key === "x-sealpost-protect")?.value).toBe("encrypt");
  expect(message.headers.find(({ key }) => key === "x-sealpost-check")?.value).toMatch(/by=gateway/);
  expect(await countPanes(guarded.marionette)).toBe(0);
});

test("kaiser-subject-tags: the tag is ours, is written once, and is gone again when the message did not leave", async () => {
  const { marionette, sink } = guarded;
  await guarded.setPolicy(through("proofpoint", "2026-01-01"));
  const tab = await guarded.compose(riskyBody);
  const draft = await guarded.content(tab);
  sink.refuse(true);
  await pressSend(marionette);
  await acceptAlert(marionette);
  await until("the user's own subject", async () => (await guarded.content(tab)).subject === riskyBody.subject);
  expect(await guarded.content(tab)).toEqual(draft);
  sink.refuse(false);
  await toComposeWindow(marionette, riskyBody.subject);
  await untilUnlocked(marionette);
  await pressSend(marionette);
  expect((await sink.next()).message.subject).toBe(`[Encrypt] ${riskyBody.subject}`);
});

test("an ordinary message carries no tag", async () => {
  await guarded.setPolicy(through("proofpoint", "2026-01-01"));
  await guarded.compose(clean);
  await pressSend(guarded.marionette);
  expect((await guarded.sink.next()).message.subject).toBe(clean.subject);
});

test("a gateway that was never tried protects nothing: the message is held", async () => {
  const before = guarded.sink.mails.length;
  await guarded.setPolicy(through("proofpoint", null));
  await guarded.compose(riskyBody);
  await pressSend(guarded.marionette);
  await (await toPane(guarded.marionette)).shows("Patient information would leave your organisation");
  expect(guarded.sink.mails.length).toBe(before);
});
