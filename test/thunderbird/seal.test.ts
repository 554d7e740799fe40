import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Writable } from "node:stream";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type RunningEndpoint, startEndpoint } from "../../secure-delivery/endpoint.ts";
import { nobodyIsNew } from "../support/known-recipients.ts";
import { type MailSink, startMailSink } from "../support/mail-sink.ts";
import { policyOf } from "../support/policy-of.ts";
import { acceptAlert } from "./alerts.ts";
import {
  countComposeWindows,
  pressSend,
  pressToolbarButton,
  toComposeWindow,
  untilUnlocked,
} from "./compose-window.ts";
import { type GuardedThunderbird, startGuardedThunderbird } from "./guarded-thunderbird.ts";
import { clean, outside, planted, risky, riskyBody } from "./messages.ts";
import { toOptionsPage } from "./options-window.ts";
import { countPanes, toPane } from "./pane-window.ts";
import { htmlSender, plainSender } from "./profile.ts";
import { toMainWindow, until } from "./windows.ts";

const code = "river-side-2026";
const noticeSubject = "You have a secure message / Tiene un mensaje seguro";

let guarded: GuardedThunderbird;
let relay: MailSink;
let endpoint: RunningEndpoint;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "sealpost-endpoint-"));
  relay = await startMailSink();
  endpoint = await startEndpoint(
    {
      organisation: "Riverside Clinic",
      dataFolder: folder,
      relay: { host: "127.0.0.1", port: relay.port, from: "post@clinic.example" },
      enrolments: [{ code, addresses: ["*@clinic.example"], uses: 10 }],
    },
    { log: new Writable({ write: (_chunk, _encoding, done) => done() }) },
  );
  guarded = await startGuardedThunderbird();
});
afterAll(async () => {
  await guarded?.stop();
  await endpoint?.stop();
  await relay?.stop();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() =>
  guarded.setPolicy(policyOf({ rules: nobodyIsNew, endpoint: endpoint.url, override: { allowed: false } })),
);
afterEach(() => guarded.reset());

/** Waits until the audit log holds exactly these outcomes. */
async function onRecord(expected: readonly string[]): Promise<void> {
  let seen: readonly string[] = [];
  await until(`${expected} on record`, async () => {
    const events = await guarded.auditEvents();
    seen = events.flatMap((event) => {
      if (event.type === "training") return [];
      return [event.type === "send" ? event.outcome.kind : event.outcome];
    });
    return seen.length >= expected.length;
  });
  expect(seen).toEqual(expected);
}

test("the options page takes the policy, says what is wrong with it, and enrols the address", async () => {
  const options = await toOptionsPage(guarded);
  await options.shows("This is the policy of Riverside Clinic, version 7.");
  await guarded.setPolicy(null);
  await options.shows("There is no policy yet");
  await options.fill("#policy", '{"schema":"sealpost-policy/1","version":1}');
  await options.shows("The policy has");
  await options.fill("#policy", JSON.stringify(policyOf({ rules: nobodyIsNew, endpoint: endpoint.url }), null, 2));
  await options.shows("This is the policy of Riverside Clinic, version 7.");
  await options.press("#save");
  await options.shows("The policy is saved and in force");
  await options.fill("#address", htmlSender);
  await options.fill("#code", "not-the-code");
  await options.press("#enrol");
  await options.shows("The server did not accept this code");
  await options.fill("#code", code);
  await options.press("#enrol");
  await options.shows(`${htmlSender} is enrolled`);
  await guarded.thunderbird.screenshot(path.resolve("docs/screenshots/thunderbird-options.png"));
  await options.close();
});

test.each([
  ["html", risky],
  ["plain", { ...risky, format: "plain" as const, body: "Dear Bob,\n\nJane Roe has a positive HIV test.\n" }],
])(
  "“Send sealed” sends a notice in place of the %s message, once, with nothing of the message in it",
  async (_, message) => {
    const { marionette, sink } = guarded;
    const before = sink.mails.length;
    await guarded.compose(message);
    await pressSend(marionette);
    const pane = await toPane(marionette);
    await pane.shows("Send sealed to 1 recipient");
    await guarded.thunderbird.screenshot(path.resolve("docs/screenshots/thunderbird-pane-sealable.png"));
    await pane.press(/^Send sealed/);
    const mail = await sink.next(30_000);
    await toMainWindow(marionette);
    await until("the compose window to close", async () => (await countComposeWindows(marionette)) === 0);
    expect(mail.to).toEqual(outside);
    expect(mail.message.subject).toBe(noticeSubject);
    expect(mail.message.attachments).toEqual([]);
    expect(mail.message.text).toMatch(new RegExp(`${endpoint.url}/p/[\\w-]{22}#[\\w-]{43}`));
    for (const secret of Object.values(planted)) expect(mail.raw.toString("latin1")).not.toContain(secret);
    expect(sink.mails.length).toBe(before + 1);
    await onRecord(["held", "sealed", "sent"]);
    expect(JSON.stringify(await guarded.auditEvents())).not.toContain("example");
    expect(await guarded.sessionKeys()).not.toContainEqual(expect.stringMatching(/^(?:announcement|vault-key):/));
  },
);

test("where the policy does not ask, Send alone seals and sends, and no pane opens", async () => {
  const { marionette, sink } = guarded;
  await guarded.setPolicy(policyOf({ rules: nobodyIsNew, endpoint: endpoint.url, sealing: { confirm: false } }));
  await guarded.compose(riskyBody);
  await pressSend(marionette);
  expect((await sink.next(30_000)).message.subject).toBe(noticeSubject);
  await onRecord(["deferred", "sealed", "sent"]);
  expect(await countPanes(marionette)).toBe(0);
});

test("the toolbar button's pane looks after what was sealed: the link again, from who sent it, then a recall", async () => {
  const { marionette, sink } = guarded;
  await guarded.enrol(endpoint.url, code, plainSender);
  await guarded.setPolicy(policyOf({ rules: nobodyIsNew, endpoint: endpoint.url, sealing: { confirm: false } }));
  const tab = await guarded.compose(riskyBody);
  await guarded.background(
    async (id, address) => {
      const identity = (await messenger.identities.list()).find(({ email }) => email === address);
      await messenger.compose.setComposeDetails(id, { identityId: identity?.id ?? "" });
    },
    tab,
    plainSender,
  );
  await toComposeWindow(marionette, riskyBody.subject);
  await pressSend(marionette);
  await sink.next(30_000);
  await onRecord(["deferred", "sealed", "sent"]);

  await guarded.compose(clean);
  await pressToolbarButton(marionette);
  const pane = await toPane(marionette);
  await pane.press(/^Sent$/);
  await pane.press("Send the link again");
  await toComposeWindow(marionette, noticeSubject);
  const again = await guarded.background(async (subject) => {
    const tabs = await messenger.tabs.query({ type: "messageCompose" });
    const all = await Promise.all(tabs.map(({ id }) => messenger.compose.getComposeDetails(id ?? -1)));
    const found = all.find((details) => details.subject === subject);
    return { from: String(found?.from), to: [found?.to ?? []].flat().map(String), body: found?.body ?? "" };
  }, noticeSubject);
  expect(again.from).toContain(plainSender);
  expect(again.to).toEqual(outside);
  expect(again.body).toContain(`${endpoint.url}/p/`);

  const same = await toPane(marionette);
  await same.press("Recall…");
  await same.press("Recall it");
  await same.shows("Recalled: nobody can open it any more.");
  await same.shows("Recalled; nobody can open it");
});

test("the mail server refuses the notice: the draft is back as it was, nothing was sent, and the stored message is recalled", async () => {
  const { marionette, sink } = guarded;
  const before = sink.mails.length;
  const tab = await guarded.compose(risky);
  const draft = await guarded.content(tab);
  sink.refuse(true);
  await pressSend(marionette);
  await (await toPane(marionette)).press(/^Send sealed/);
  await acceptAlert(marionette);
  const pane = await toPane(marionette);
  await pane.shows("Your mail server did not take the message, so nothing was sent");
  await pane.shows("Back to the draft"); // The pane, no longer its first view.
  await guarded.thunderbird.screenshot(path.resolve("docs/screenshots/thunderbird-pane-refused.png"));
  expect(await guarded.content(tab)).toEqual(draft);
  await toComposeWindow(marionette, risky.subject);
  await untilUnlocked(marionette);
  expect(sink.mails.length).toBe(before);
  await until("the stored message to be recalled", async () =>
    (await guarded.storedMessageStates(endpoint.url)).every((state) => state === "recalled"),
  );
  await onRecord(["held", "sealed", "draft-restored"]);

  // And then it can be sent after all: once.
  sink.refuse(false);
  await (await toPane(marionette)).press(/^Send sealed/);
  expect((await sink.next(30_000)).message.subject).toBe(noticeSubject);
  expect(sink.mails.length).toBe(before + 1);
});

describe("a patient who asked for ordinary mail", () => {
  const warning = { en: "Ordinary e-mail can be read by others on its way." };
  const askedFor = (address: string) => ({
    to: [address],
    subject: "Your records",
    body: `<p>Dear ${planted.name},</p><p>${planted.name}, SSN ${planted.number}, has a ${planted.diagnosis}.</p>`,
  });
  /** At the endpoint's register, as the sender. */
  const register = (path: string, body: object) =>
    guarded.background(
      async (url, token, sent) => {
        const stored = await messenger.storage.local.get(token);
        const response = await fetch(url, {
          method: "POST",
          headers: { "content-type": "application/json", authorization: `Bearer ${stored[token]}` },
          body: JSON.stringify(sent),
        });
        return ((await response.json()) as { id: string }).id;
      },
      `${endpoint.url}${path}`,
      `token:${endpoint.url}:${htmlSender}`,
      body,
    );
  const record = (address: string) =>
    register("/v1/registers", {
      register: "unencrypted",
      address,
      purpose: "access-request",
      document: "warning-2",
      until: new Date(Date.now() + 86_400_000).toISOString(),
    });

  beforeEach(async () => {
    await guarded.enrol(endpoint.url, code);
    await guarded.setPolicy(
      policyOf({
        rules: nobodyIsNew,
        endpoint: endpoint.url,
        override: { allowed: false },
        registers: { unencryptedPreference: { allowed: true, warning } },
      }),
    );
  });

  test("gets it, for the purpose that is on record, once the sender has read the warning", async () => {
    const { marionette, sink } = guarded;
    const before = sink.mails.length;
    const address = "jane.roe@home.example";
    await record(address);
    await guarded.compose(askedFor(address));
    await pressSend(marionette);
    const pane = await toPane(marionette);
    await pane.shows("asked for ordinary mail, on record today: A copy of their own records");
    await pane.press("Send as ordinary mail, as they asked…");
    await pane.shows(warning.en);
    await pane.press("A copy of their own records");
    await pane.press(/^Send as ordinary mail$/);
    await until("the mail to be sent", async () => sink.mails.length > before);
    const { text = "", html = "" } = sink.mails.at(-1)?.message ?? {};
    expect(text + html).toContain(planted.number);
    await onRecord(["held", "released"]);
    const events = await guarded.auditEvents();
    expect(events.at(-1)).toMatchObject({ outcome: { overrides: ["patient-agreed"], purposes: ["access-request"] } });
    expect(JSON.stringify(events)).not.toMatch(/roe|home\.example/i);
  });

  test("does not get it once that is revoked, a moment after it was offered either", async () => {
    const { marionette, sink } = guarded;
    const before = sink.mails.length;
    const address = "j.roe@home.example";
    const id = await record(address);
    await guarded.compose(askedFor(address));
    await pressSend(marionette);
    const pane = await toPane(marionette);
    await pane.press("Send as ordinary mail, as they asked…");
    await register(`/v1/registers/${id}/revoke`, { address });
    await pane.press("A copy of their own records");
    await pane.press(/^Send as ordinary mail$/);
    await pane.shows(/^(?!.*as they asked).*Send sealed to 1 recipient/s);
    expect(sink.mails.length).toBe(before);
    await onRecord(["held", "held"]);
  });
});
