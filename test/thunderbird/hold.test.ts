import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { PaneReply, PaneRequest } from "../../thunderbird-ext/pane-messages.ts";
import { nobodyIsNew } from "../support/known-recipients.ts";
import { policyOf } from "../support/policy-of.ts";
import { addonId } from "./addon-id.ts";
import { acceptAlert } from "./alerts.ts";
import {
  closeComposeWindow,
  countComposeWindows,
  pressSend,
  toComposeWindow,
  typeInBody,
  untilUnlocked,
} from "./compose-window.ts";
import { suspendBackground, tabPage } from "./extension-page.ts";
import { type GuardedThunderbird, startGuardedThunderbird } from "./guarded-thunderbird.ts";
import { clean, outside, risky, riskyBody } from "./messages.ts";
import { closePaneWindow, countPanes, toPane } from "./pane-window.ts";
import { toMainWindow, until } from "./windows.ts";

declare const browser: { runtime: { sendMessage(request: PaneRequest): Promise<PaneReply> } };
const ask = (request: PaneRequest): Promise<PaneReply> => browser.runtime.sendMessage(request);

let guarded: GuardedThunderbird;
beforeAll(async () => {
  guarded = await startGuardedThunderbird();
});
afterAll(() => guarded?.stop());
beforeEach(() => guarded.setPolicy(policyOf({ rules: nobodyIsNew, endpoint: null })));
afterEach(() => guarded.reset());

test("Thunderbird loads the add-on without a warning", async () => {
  const warnings = await guarded.marionette.run(
    (id: string) => WebExtensionPolicy.getByID(id)?.extension.warnings,
    addonId,
  );
  expect(warnings).toEqual([]);
});

test("whoever is new reads at once, unasked, what is checked and that nothing leaves the machine", async () => {
  const { marionette } = guarded;
  await toMainWindow(marionette);
  const page = tabPage(marionette);
  const text = () => page(() => document.body?.textContent ?? "").catch(() => "");
  const shown = await until("the first page", async () => {
    const words = await text();
    return words.includes("What Sealpost does") && words;
  });
  expect(shown).toContain("For this, nothing leaves the machine.");
  expect(shown).toContain("There is no delivery server in this set-up");
});

test("clean mail goes without a prompt", async () => {
  await guarded.compose(clean);
  await pressSend(guarded.marionette);
  const mail = await guarded.sink.next();
  expect([mail.to, mail.message.subject]).toEqual([outside, clean.subject]);
  expect(await countPanes(guarded.marionette)).toBe(0);
});

test("clean mail goes when the event page had gone to sleep", async () => {
  await guarded.compose(clean);
  await suspendBackground(guarded.marionette, addonId);
  await pressSend(guarded.marionette);
  expect((await guarded.sink.next()).message.subject).toBe(clean.subject);
});

test("held mail opens the pane; nothing is sent and the window stays usable", async () => {
  const { marionette, sink } = guarded;
  const before = sink.mails.length;
  await guarded.compose(risky);
  await pressSend(marionette);
  const pane = await toPane(marionette);
  await pane.shows("Patient information is in the subject line");
  await pane.shows("Sealed sending is not set up here");
  await pane.shows("Back to the draft"); // The pane, no longer its first view.
  await guarded.thunderbird.screenshot(path.resolve("docs/screenshots/thunderbird-pane-held.png"));
  await toComposeWindow(marionette, risky.subject);
  await untilUnlocked(marionette);
  expect(sink.mails.length).toBe(before);
});

test("held mail opens the pane when the event page had gone to sleep", async () => {
  await guarded.compose(risky);
  await suspendBackground(guarded.marionette, addonId);
  await pressSend(guarded.marionette);
  await (await toPane(guarded.marionette)).shows("Patient information is in the subject line");
});

test.each([
  ["html", risky],
  ["plain", { ...risky, format: "plain" as const, body: "Dear Bob,\n\nJane Roe has diabetes.\n\n> earlier\n" }],
])("“Back to the draft” leaves a %s draft byte for byte as it was", async (_, message) => {
  const tab = await guarded.compose(message);
  const before = await guarded.content(tab);
  await pressSend(guarded.marionette);
  await (await toPane(guarded.marionette)).press("Back to the draft");
  await until("the pane to close", async () => (await countPanes(guarded.marionette)) === 0);
  expect(await guarded.content(tab)).toEqual(before);
});

test("closing the pane is “not now”: Send opens it again", async () => {
  await guarded.compose(risky);
  await pressSend(guarded.marionette);
  await (await toPane(guarded.marionette)).shows("Back to the draft");
  await closePaneWindow(guarded.marionette);
  await toComposeWindow(guarded.marionette, risky.subject);
  await pressSend(guarded.marionette);
  await (await toPane(guarded.marionette)).shows("Back to the draft");
});

test("pressing Send twice brings the same pane to the front", async () => {
  await guarded.compose(risky);
  await pressSend(guarded.marionette);
  await (await toPane(guarded.marionette)).shows("Back to the draft");
  await toComposeWindow(guarded.marionette, risky.subject);
  await pressSend(guarded.marionette);
  await until("the second send to be held", async () => (await guarded.auditEvents()).length === 2);
  expect(await countPanes(guarded.marionette)).toBe(1);
});

test("closing the compose window takes its pane along, and only its own", async () => {
  const { marionette } = guarded;
  for (const message of [risky, { ...risky, subject: "John Poe MRN 00481274 - diabetes" }]) {
    await guarded.compose(message);
    await pressSend(marionette);
    await until("its pane", async () => (await countPanes(marionette)) >= 1);
  }
  await until("both panes", async () => (await countPanes(marionette)) === 2);
  await closeComposeWindow(marionette, risky.subject);
  await until("one pane to be left", async () => (await countPanes(marionette)) === 1);
  await (await toPane(marionette)).shows("John Poe");
});

test("“Move it into the message” changes the draft, sends nothing, and shows the draft anew", async () => {
  const tab = await guarded.compose({ ...risky, subject: `Re: ${risky.subject}` });
  await pressSend(guarded.marionette);
  const pane = await toPane(guarded.marionette);
  await pane.press("Move it into the message");
  await pane.shows(/^(?!.*Patient information is in the subject line).*Patient information would leave/s);
  const { subject, plainTextBody, attachments } = await guarded.content(tab);
  expect(subject).toBe("Re: Please see message");
  expect(plainTextBody).toMatch(new RegExp(`^${risky.subject}\\s+Dear Bob,`));
  expect(attachments).toHaveLength(2);
});

test("an override with a reason sends the mail as it is, and the reason is on record", async () => {
  await guarded.compose(riskyBody);
  await pressSend(guarded.marionette);
  const pane = await toPane(guarded.marionette);
  await pane.press("Send without sealing…");
  await pane.press("The patient was warned of the risk and agreed");
  await pane.press(/^Send without sealing$/);
  const mail = await guarded.sink.next();
  expect(mail.message.attachments).toHaveLength(2);
  expect((await guarded.auditEvents()).at(-1)).toMatchObject({
    type: "send",
    outcome: { kind: "released", overrides: ["patient-agreed"] },
  });
  await until("the pane to close", async () => (await countPanes(guarded.marionette)) === 0);
});

test("an answer to a draft that was edited after the pane showed it sends nothing", async () => {
  const { marionette, sink } = guarded;
  const before = sink.mails.length;
  const tab = await guarded.compose(riskyBody);
  await pressSend(marionette);
  const pane = await toPane(marionette);
  await pane.shows("Back to the draft");
  const { seen } = await pane.page(ask, { pane: "look", tabId: tab });
  await toComposeWindow(marionette, riskyBody.subject);
  await typeInBody(marionette, "One more thing: ");
  const again = await toPane(marionette);
  const action = { do: "override", reason: "other", confirmed: [] } as const;
  const { view } = await again.page(ask, { pane: "act", tabId: tab, action, seen });
  expect(view?.because).toContain("draft-changed");
  expect(sink.mails.length).toBe(before);
});

test.each([
  ["goes on the next Send while the draft is the same", "", "sent"],
  ["is void once the draft is edited", "One more thing: ", "held"],
])("an approval that the mail server did not let through %s", async (_, typed, result) => {
  const { marionette, sink } = guarded;
  const before = sink.mails.length;
  await guarded.compose(riskyBody);
  sink.refuse(true);
  await pressSend(marionette);
  const pane = await toPane(marionette);
  await pane.press("Send without sealing…");
  await pane.press("Another reason");
  await pane.press(/^Send without sealing$/);
  await acceptAlert(marionette);
  sink.refuse(false);
  await toComposeWindow(marionette, riskyBody.subject);
  await untilUnlocked(marionette);
  await typeInBody(marionette, typed);
  await pressSend(marionette);
  if (result === "sent") expect((await sink.next()).message.subject).toBe(riskyBody.subject);
  else await (await toPane(marionette)).shows("Patient information would leave your organisation");
  expect(sink.mails.length).toBe(result === "sent" ? before + 1 : before);
});

test.each([
  ["missing", null, "Your organisation's rules are missing here"],
  ["not JSON", "{oops", "Your organisation's rules cannot be read"],
  ["invalid", '{"schema":"sealpost-policy/1","domains":["clinic.example"]}', "rules have a mistake in them"],
])("with a policy that is %s the strictest rules hold, and the pane says so", async (_, policy, notice) => {
  await guarded.setPolicy(policy);
  await guarded.compose({ ...riskyBody, to: ["carol@clinic.example"] });
  await pressSend(guarded.marionette);
  const pane = await toPane(guarded.marionette);
  await pane.shows(notice);
  await pane.shows("Sealed sending is not set up here");
});

test("with no policy ordinary mail still goes", async () => {
  await guarded.setPolicy(null);
  await guarded.compose(clean);
  await pressSend(guarded.marionette);
  expect((await guarded.sink.next()).message.subject).toBe(clean.subject);
});

test("a mailing list is a group: patient information cannot go to it", async () => {
  await guarded.addMailingList("Staff");
  await guarded.compose({ ...riskyBody, to: ["Staff <Staff>"] });
  await pressSend(guarded.marionette);
  await (await toPane(guarded.marionette)).shows("group, members unknown");
});

test.each([
  ["fails", "reject"],
  ["never answers", "hang"],
] as const)(
  "when a call to Thunderbird %s the send is cancelled, and the window is never left locked",
  async (_, how) => {
    const { marionette, sink } = guarded;
    const before = sink.mails.length;
    await guarded.compose(clean);
    await guarded.breakListAttachments(how);
    await pressSend(marionette);
    await (await toPane(marionette, 15_000)).shows("The message could not be checked, so it was not sent");
    await toComposeWindow(marionette, clean.subject);
    await untilUnlocked(marionette);
    expect(sink.mails.length).toBe(before);
  },
);

test("a held Send Later stays a Send Later: after the answer the mail waits in the Outbox", async () => {
  const { marionette, sink } = guarded;
  const before = sink.mails.length;
  await guarded.compose(riskyBody);
  await pressSend(marionette, "cmd_sendLater");
  const pane = await toPane(marionette);
  await pane.press("Send without sealing…");
  await pane.press("Another reason");
  await pane.press(/^Send without sealing$/);
  await toMainWindow(marionette);
  await until("the compose window to close", async () => (await countComposeWindows(marionette)) === 0);
  expect(await guarded.subjectsInOutbox()).toContain(riskyBody.subject);
  expect(sink.mails.length).toBe(before);
});
