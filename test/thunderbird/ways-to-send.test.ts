import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { nobodyIsNew } from "../support/known-recipients.ts";
import { policyOf } from "../support/policy-of.ts";
import { acceptAlert } from "./alerts.ts";
import { countComposeWindows, isLocked, pressSend, toComposeWindow, untilUnlocked } from "./compose-window.ts";
import type { RunInPage } from "./extension-page.ts";
import { goOffline } from "./go-offline.ts";
import { type GuardedThunderbird, startGuardedThunderbird } from "./guarded-thunderbird.ts";
import { clean, outside, planted, riskyBody } from "./messages.ts";
import { installOtherAddon } from "./other-addon.ts";
import { countPanes, toPane } from "./pane-window.ts";
import { htmlSender, plainSender } from "./profile.ts";
import { toMainWindow, until } from "./windows.ts";

/** However a message begins and however it is sent: it is checked. */
let guarded: GuardedThunderbird;
let other: RunInPage;
beforeAll(async () => {
  // Going back online asks nothing about what waits in the Outbox.
  guarded = await startGuardedThunderbird({ preferences: { "offline.send.unsent_messages": 2 } });
  other = await installOtherAddon(guarded.thunderbird);
});
afterAll(() => guarded?.stop());
beforeEach(() => guarded.setPolicy(policyOf({ rules: nobodyIsNew, endpoint: null })));
afterEach(async () => {
  await toMainWindow(guarded.marionette);
  await guarded.marionette.run(() => {
    Services.io.offline = false;
  });
  await guarded.reset();
});

const heldText = "Patient information would leave your organisation";

async function isHeld(subject: string): Promise<void> {
  const { marionette } = guarded;
  await (await toPane(marionette)).shows(heldText);
  await toComposeWindow(marionette, subject);
  await untilUnlocked(marionette);
}

test.each(["cmd_sendNow", "cmd_sendButton", "cmd_sendWithCheck", "cmd_sendLater"] as const)(
  "%s is held (the button, Ctrl+Enter, Send Later)",
  async (command) => {
    const before = guarded.sink.mails.length;
    await guarded.compose(riskyBody);
    await pressSend(guarded.marionette, command);
    await isHeld(riskyBody.subject);
    expect(guarded.sink.mails.length).toBe(before);
    expect(await guarded.subjectsInOutbox()).not.toContain(riskyBody.subject);
  },
);

test("another add-on's sendMessage is held, and clean mail of it goes", async () => {
  const before = guarded.sink.mails.length;
  const send = (id: number): void => void messenger.compose.sendMessage(id).catch(() => {});
  await other(send, await guarded.compose(riskyBody));
  await isHeld(riskyBody.subject);
  expect(guarded.sink.mails.length).toBe(before);
  await other(send, await guarded.compose(clean));
  expect((await guarded.sink.next()).message.subject).toBe(clean.subject);
});

test("added-after-the-check: a recipient whom another add-on adds after the answer makes it a new message, and it is held", async () => {
  const { marionette, sink } = guarded;
  const before = sink.mails.length;
  const tab = await guarded.compose({ ...riskyBody, to: ["carol@clinic.example"] });
  await other((id) => messenger.compose.setComposeDetails(id, { bcc: ["spy@evil.example"] }), tab);
  await pressSend(marionette);
  await isHeld(riskyBody.subject);
  expect(sink.mails.length).toBe(before);
});

test("attachment-replaced: another file under the same name after the answer voids it", async () => {
  const { marionette, sink } = guarded;
  const before = sink.mails.length;
  const tab = await guarded.compose(riskyBody);
  sink.refuse(true);
  await pressSend(marionette);
  const pane = await toPane(marionette);
  await pane.press("Send without sealing…");
  await pane.press("Another reason");
  await pane.press(/^Send without sealing$/);
  await acceptAlert(marionette);
  sink.refuse(false);
  await other(async (id) => {
    const [first] = await messenger.compose.listAttachments(id);
    const file = new File(["Another list.\r\n"], "notes.txt", { type: "text/plain" });
    await messenger.compose.updateAttachment(id, first?.id ?? 0, { file, name: "notes.txt" });
  }, tab);
  await toComposeWindow(marionette, riskyBody.subject);
  await untilUnlocked(marionette);
  await pressSend(marionette);
  await isHeld(riskyBody.subject);
  expect(sink.mails.length).toBe(before);
});

const received = [
  `From: Bob Jones <${outside[0]}>`,
  `To: Alice Clinic <${htmlSender}>, Team <team@other.example>`,
  "Subject: Question",
  `Date: ${new Date(0).toUTCString()}`,
  "MIME-Version: 1.0",
  "Content-Type: text/plain; charset=utf-8",
  "",
  `Our patient ${planted.name}, SSN ${planted.number}, has a ${planted.diagnosis}.`,
  "",
].join("\r\n");

test.each([
  ["a reply", "replyToSender", "Re: Question"],
  ["a reply to all", "replyToAll", "Re: Question"],
  ["a forward", "forwardInline", "Fwd: Question"],
  ["a forward as an attachment", "forwardAsAttachment", "Fwd: Question"],
] as const)("%s that carries patient information on is held", async (_, how, subject) => {
  const mail = received.replace("Subject:", `Message-ID: <${crypto.randomUUID()}@partner.example>\r\nSubject:`);
  const tab = await guarded.answer(await guarded.receive(mail, planted.name), how);
  if (how.startsWith("forward")) await other((id, to) => messenger.compose.setComposeDetails(id, { to }), tab, outside);
  await toComposeWindow(guarded.marionette, subject);
  await pressSend(guarded.marionette);
  await isHeld(subject);
});

test("a redirect that carries patient information on is held", async () => {
  const { marionette } = guarded;
  const mail = received.replace("Subject:", `Message-ID: <${crypto.randomUUID()}@partner.example>\r\nSubject:`);
  await guarded.receive(mail, planted.name);
  await marionette.run(() => (window as unknown as ComposeWindow).goDoCommand("cmd_redirect"));
  await toComposeWindow(marionette, "Question");
  const type = await other(async (to) => {
    const [tab] = await messenger.tabs.query({ type: "messageCompose" });
    const id = tab?.id ?? -1;
    await messenger.compose.setComposeDetails(id, { to });
    return (await messenger.compose.getComposeDetails(id)).type;
  }, outside);
  expect(type).toBe("redirect");
  await toComposeWindow(marionette, "Question");
  await pressSend(marionette);
  await isHeld("Question");
});

test.each(["draft", "template"] as const)("a %s that is opened again is held", async (mode) => {
  const { marionette } = guarded;
  const subject = `Papers in a ${mode}`;
  const tab = await guarded.compose({ ...riskyBody, subject });
  await toMainWindow(marionette);
  const id = await other(
    async (open, saveMode) => {
      const { messages } = await messenger.compose.saveMessage(open, { mode: saveMode });
      await messenger.compose.setComposeDetails(open, { isModified: false });
      await messenger.tabs.remove(open);
      return messages[0]?.id ?? 0;
    },
    tab,
    mode,
  );
  await other((saved) => messenger.compose.beginNew(saved).then(() => undefined), id);
  await toComposeWindow(marionette, subject);
  await pressSend(marionette);
  await isHeld(subject);
});

test("each identity is guarded, and plain text as well as HTML", async () => {
  const before = guarded.sink.mails.length;
  const tab = await guarded.compose({
    ...riskyBody,
    format: "plain",
    body: `${planted.name}: ${planted.diagnosis}, SSN ${planted.number}`,
  });
  await other(
    async (id, address) => {
      const identity = (await messenger.identities.list()).find(({ email }) => email === address);
      await messenger.compose.setComposeDetails(id, { identityId: identity?.id ?? "" });
    },
    tab,
    plainSender,
  );
  await pressSend(guarded.marionette);
  await isHeld(riskyBody.subject);
  expect(guarded.sink.mails.length).toBe(before);
});

test("the same draft in two windows: the answer in one is for both, and each goes once", async () => {
  const { marionette, sink } = guarded;
  const before = sink.mails.length;
  await guarded.compose(riskyBody);
  await guarded.compose(riskyBody);
  await pressSend(marionette);
  const pane = await toPane(marionette);
  await pane.press("Send without sealing…");
  await pane.press("Another reason");
  await pane.press(/^Send without sealing$/);
  await sink.next();
  await toMainWindow(marionette);
  await until("one window to be left", async () => (await countComposeWindows(marionette)) === 1);
  expect(sink.mails.length).toBe(before + 1);
  await toComposeWindow(marionette, riskyBody.subject);
  await pressSend(marionette);
  await sink.next();
  expect(sink.mails.length).toBe(before + 2);
});

test("smtp-slow: nothing is said twice and nothing sent twice while the server takes its time", async () => {
  const { marionette, sink } = guarded;
  const before = sink.mails.length;
  const { promise, resolve } = Promise.withResolvers<void>();
  sink.answerAfter(promise);
  await guarded.compose(clean);
  await pressSend(marionette);
  await until("the mail at the server", async () => sink.unanswered() > 0);
  await toComposeWindow(marionette, clean.subject);
  expect(await isLocked(marionette)).toBe(true);
  resolve();
  await sink.next();
  expect(sink.mails.length).toBe(before + 1);
  expect(await countPanes(marionette)).toBe(0);
});

test("offline: a clean message is queued with its check, one with patient information is held", async () => {
  const { marionette, sink } = guarded;
  const before = sink.mails.length;
  await guarded.compose({ ...clean, subject: "Lunch while offline" });
  await marionette.run(() => {
    Services.io.offline = true;
  });
  await pressSend(marionette, "cmd_sendButton");
  await toMainWindow(marionette);
  await until("the mail in the Outbox", async () => (await guarded.subjectsInOutbox()).includes("Lunch while offline"));
  await guarded.compose(riskyBody);
  await pressSend(marionette, "cmd_sendButton");
  await isHeld(riskyBody.subject);
  expect(sink.mails.length).toBe(before);
});

test("offline, where the policy says hold: nothing is queued, the draft stays and the pane says why", async () => {
  const { marionette } = guarded;
  await guarded.setPolicy(policyOf({ rules: nobodyIsNew, endpoint: null, delivery: { offline: "hold" } }));
  const message = { ...clean, subject: "Lunch another day" };
  const tab = await guarded.compose(message);
  const draft = await guarded.content(tab);
  await goOffline(guarded, true);
  await toComposeWindow(marionette, message.subject);
  await pressSend(marionette, "cmd_sendButton");
  await (await toPane(marionette)).shows("You are offline, so the message was not sent");
  expect(await guarded.content(tab)).toEqual(draft);
  expect(await guarded.subjectsInOutbox()).not.toContain(message.subject);
});

test("an update of the add-on while a draft is held: the draft stays as it was, and the newer version guards it", async () => {
  const { marionette, sink } = guarded;
  const before = sink.mails.length;
  const tab = await guarded.compose(riskyBody);
  await pressSend(marionette);
  await isHeld(riskyBody.subject);
  const draft = await guarded.content(tab);
  const newer = mkdtempSync(path.join(tmpdir(), "sealpost-newer-"));
  try {
    cpSync("dist/thunderbird", newer, { recursive: true });
    const manifest = path.join(newer, "manifest.json");
    writeFileSync(manifest, readFileSync(manifest, "utf8").replace(/"version": "[^"]*"/, '"version": "99.0.0"'));
    await guarded.thunderbird.installAddon(newer);
    expect(await guarded.background(() => messenger.runtime.getManifest().version)).toBe("99.0.0");
    // The pane was a page of the older one.
    await until("the old pane to close", async () => (await countPanes(marionette)) === 0);
    expect(await guarded.content(tab)).toEqual(draft);
    await toComposeWindow(marionette, riskyBody.subject);
    await pressSend(marionette);
    await isHeld(riskyBody.subject);
    expect(sink.mails.length).toBe(before);
  } finally {
    rmSync(newer, { recursive: true, force: true });
  }
});
