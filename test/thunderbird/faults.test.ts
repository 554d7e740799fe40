import { cp, readdir, rm } from "node:fs/promises";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, onTestFinished, test } from "vitest";
import { nobodyIsNew } from "../support/known-recipients.ts";
import { policyOf } from "../support/policy-of.ts";
import { tempFolder } from "../support/temp-folder.ts";
import { addonId } from "./addon-id.ts";
import { acceptAlert } from "./alerts.ts";
import { closeComposeWindows, pressSend, toComposeWindow, typeInBody, untilUnlocked } from "./compose-window.ts";
import { suspendBackground } from "./extension-page.ts";
import {
  type Answering,
  answerStatus,
  answerStored,
  type FaultyEndpoint,
  startFaultyEndpoint,
} from "./faulty-endpoint.ts";
import { type GuardedThunderbird, startGuardedThunderbird } from "./guarded-thunderbird.ts";
import { risky } from "./messages.ts";
import { countPanes, type PaneWindow, toPane } from "./pane-window.ts";
import { until } from "./windows.ts";

const noticeSubject = "You have a secure message / Tiene un mensaje seguro";

let guarded: GuardedThunderbird;
let endpoint: FaultyEndpoint;
let answer: Answering;

beforeAll(async () => {
  endpoint = await startFaultyEndpoint((response, message) => answer(response, message));
  guarded = await startGuardedThunderbird();
});
afterAll(async () => {
  await guarded?.stop();
  await endpoint?.stop();
});
beforeEach(async () => {
  answer = answerStored;
  await guarded.setPolicy(policyOf({ rules: nobodyIsNew, endpoint: endpoint.url }));
  await guarded.giveToken(endpoint.url);
});
afterEach(() => guarded.reset());

/** A risky draft, held, with its pane open. */
async function held(): Promise<{ tab: number; pane: PaneWindow }> {
  const tab = await guarded.compose(risky);
  await pressSend(guarded.marionette);
  return { tab, pane: await toPane(guarded.marionette) };
}

const down = "http://127.0.0.1:9";
const limitMs = 25_000;

test.each<[string, string, string, Answering]>([
  ["is down", down, "The secure delivery server cannot be reached", answerStored],
  ["never answers", "", "The secure delivery server took too long", () => {}],
  ["answers 500", "", "The secure delivery server has a fault", answerStatus(500, "{}")],
  ["answers garbage", "", "The answer of the secure delivery server made no sense", answerStatus(202, "<p>hello")],
  [
    "answers another shape",
    "",
    "The answer of the secure delivery server made no sense",
    answerStatus(202, '{"ok":true}'),
  ],
  ["refuses the token", "", "did not accept your enrolment", answerStatus(401, "{}")],
  ["refuses the message", "", "The secure delivery server refused the message", answerStatus(422, "{}")],
])(
  "when the endpoint %s nothing is sent, the pane says so, and the draft is byte for byte the same",
  async (_, url, text, how) => {
    const { marionette, sink } = guarded;
    const before = sink.mails.length;
    answer = how;
    if (url !== "") {
      await guarded.setPolicy(policyOf({ rules: nobodyIsNew, endpoint: url }));
      await guarded.giveToken(url);
    }
    const { tab, pane } = await held();
    const draft = await guarded.content(tab);
    await pane.press(/^Send sealed/);
    await pane.shows(text, limitMs);
    expect(await guarded.content(tab)).toEqual(draft);
    await toComposeWindow(marionette, risky.subject);
    await untilUnlocked(marionette);
    expect(sink.mails.length).toBe(before);
  },
);

test("without an enrolment nothing leaves the machine, and the pane says what to do", async () => {
  await guarded.takeToken(endpoint.url);
  const before = endpoint.received.length;
  const { pane } = await held();
  await pane.press(/^Send sealed/);
  await pane.shows("did not accept your enrolment");
  expect(endpoint.received.length).toBe(before);
});

test("a draft that is edited while it is being sealed is not overwritten and not sent", async () => {
  const { marionette, sink } = guarded;
  const before = sink.mails.length;
  const stored = Promise.withResolvers<void>();
  answer = (response, message) => void stored.promise.then(() => answerStored(response, message));
  const count = endpoint.received.length;
  const { tab, pane } = await held();
  await pane.press(/^Send sealed/);
  await until("the message at the endpoint", async () => endpoint.received.length > count);
  await toComposeWindow(marionette, risky.subject);
  await typeInBody(marionette, "One more thing: ");
  stored.resolve();
  await (await toPane(marionette)).shows("The message was changed meanwhile, so nothing was sent");
  expect((await guarded.content(tab)).plainTextBody).toMatch(/One more thing:\s+Dear Bob/);
  expect(sink.mails.length).toBe(before);
});

test("a compose window that is closed while its message is being sealed sends nothing and leaves nothing behind", async () => {
  const { marionette, sink } = guarded;
  const before = sink.mails.length;
  const stored = Promise.withResolvers<void>();
  answer = (response, message) => void stored.promise.then(() => answerStored(response, message));
  const count = endpoint.received.length;
  const { pane } = await held();
  await pane.press(/^Send sealed/);
  await until("the message at the endpoint", async () => endpoint.received.length > count);
  await closeComposeWindows(marionette);
  stored.resolve();
  await until("the pane to close", async () => (await countPanes(marionette)) === 0);
  await until("the end of the send", async () =>
    (await guarded.auditEvents()).some((event) => event.type === "send" && event.outcome.kind === "sealed"),
  );
  expect(await guarded.sessionKeys()).not.toContainEqual(expect.stringMatching(/^(?:announcement|vault-key):/));
  expect(sink.mails.length).toBe(before);
});

test("pressing Send again while the message is being sealed does not send it twice", async () => {
  const { marionette, sink } = guarded;
  const before = sink.mails.length;
  const stored = Promise.withResolvers<void>();
  answer = (response, message) => void stored.promise.then(() => answerStored(response, message));
  const count = endpoint.received.length;
  const { pane } = await held();
  await pane.press(/^Send sealed/);
  await until("the message at the endpoint", async () => endpoint.received.length > count);
  await toComposeWindow(marionette, risky.subject);
  await pressSend(marionette);
  await untilUnlocked(marionette);
  stored.resolve();
  expect((await sink.next(limitMs)).message.subject).toBe(noticeSubject);
  expect(sink.mails.length).toBe(before + 1);
  expect(endpoint.received.length).toBe(count + 1);
});

test.each([
  ["refuses", true],
  ["takes", false],
])("the event page dies while the notice is on its way, then the server %s it", async (_, refuses) => {
  const { marionette, sink } = guarded;
  const before = sink.mails.length;
  const { promise, resolve } = Promise.withResolvers<void>();
  sink.answerAfter(promise);
  const { tab, pane } = await held();
  const draft = await guarded.content(tab);
  await pane.press(/^Send sealed/);
  await toComposeWindow(marionette, noticeSubject);
  await until("the notice to be at the mail server", async () => sink.unanswered() > 0);
  await suspendBackground(marionette, addonId);
  sink.refuse(refuses);
  resolve();
  if (refuses) {
    await acceptAlert(marionette);
    await toComposeWindow(marionette, risky.subject);
    expect(await guarded.content(tab)).toEqual(draft);
    expect(sink.mails.length).toBe(before);
  } else {
    expect((await sink.next(limitMs)).message.subject).toBe(noticeSubject);
    expect(sink.mails.length).toBe(before + 1);
  }
  await until("nothing to be left of the send", async () =>
    (await guarded.sessionKeys()).every((key) => !/^(?:announcement|vault-key):/.test(key)),
  );
});

// Last in this file: the add-on stays as it is then.
test("a pane whose code cannot be read says what to do, and the draft stays as it was", async () => {
  const { thunderbird, sink } = guarded;
  const before = sink.mails.length;
  const folder = await tempFolder();
  onTestFinished(folder.remove);
  await cp("dist/thunderbird", folder.path, { recursive: true });
  for (const name of await readdir(folder.path))
    if (name.startsWith("popup-root-")) await rm(path.join(folder.path, name));
  await thunderbird.installAddon(folder.path);
  await guarded.setPolicy(policyOf({ rules: nobodyIsNew, endpoint: endpoint.url }));
  const { tab, pane } = await held();
  const draft = await guarded.content(tab);
  await pane.shows("The connection to your draft was lost");
  await pane.shows("Close this and press Send again");
  expect(await guarded.content(tab)).toEqual(draft);
  expect(sink.mails.length).toBe(before);
});
