import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Writable } from "node:stream";
import { generateKey } from "openpgp";
import PostalMime from "postal-mime";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type RunningEndpoint, startEndpoint } from "../../secure-delivery/endpoint.ts";
import { nobodyIsNew } from "../support/known-recipients.ts";
import { type MailSink, startMailSink } from "../support/mail-sink.ts";
import { policyOf } from "../support/policy-of.ts";
import { countComposeWindows, pressSend, toComposeWindow, typeInBody, untilUnlocked } from "./compose-window.ts";
import { goOffline } from "./go-offline.ts";
import { type GuardedThunderbird, startGuardedThunderbird } from "./guarded-thunderbird.ts";
import { clean, outside, planted, risky, riskyBody } from "./messages.ts";
import { countPanes, toPane } from "./pane-window.ts";
import { toMainWindow, until } from "./windows.ts";

/** A submit plan: the endpoint gets the message and delivers it; Thunderbird sends nothing itself. */
const code = "river-side-2026";
const passphrase = "correct horse";

let guarded: GuardedThunderbird;
let relay: MailSink;
let endpoint: RunningEndpoint;
let folder: string;
let deliveryKey: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "sealpost-endpoint-"));
  relay = await startMailSink();
  const { privateKey, publicKey } = await generateKey({
    userIDs: [{ name: "Riverside Clinic", email: "delivery@clinic.example" }],
    type: "ecc",
    curve: "curve25519Legacy",
    passphrase,
  });
  deliveryKey = publicKey;
  const key = path.join(folder, "delivery.asc");
  writeFileSync(key, privateKey, { mode: 0o600 });
  endpoint = await startEndpoint(
    {
      organisation: "Riverside Clinic",
      dataFolder: path.join(folder, "data"),
      relay: { host: "127.0.0.1", port: relay.port, from: "post@clinic.example" },
      enrolments: [{ code, addresses: ["*@clinic.example"], uses: 10 }],
      delivery: { key, passphrase, bounceAddress: "bounces@clinic.example" },
    },
    { log: new Writable({ write: (_chunk, _encoding, done) => done() }) },
  );
  // Going back online asks nothing about what waits in the Outbox.
  guarded = await startGuardedThunderbird({ preferences: { "offline.send.unsent_messages": 2 } });
  await guarded.enrol(endpoint.url, code);
  // Thunderbird makes the Sent folder with the first mail that it sends.
  await guarded.compose(clean);
  await pressSend(guarded.marionette);
  await guarded.sink.next();
  await guarded.reset();
});
afterAll(async () => {
  await guarded?.stop();
  await endpoint?.stop();
  await relay?.stop();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => guarded.setPolicy(submitting()));
afterEach(() => guarded.reset());

const submitting = (confirm = false) =>
  policyOf({
    rules: nobodyIsNew,
    endpoint: endpoint.url,
    override: { allowed: false },
    sealing: { confirm, deliveryKey },
    delivery: { submit: true },
  });

async function sendOutcomes(): Promise<readonly string[]> {
  return (await guarded.auditEvents()).flatMap((event) => (event.type === "send" ? [event.outcome.kind] : []));
}

test("the draft closes without a question, its copy lies in Sent with the receipt, and the recipient is told by the endpoint", async () => {
  const { marionette, sink } = guarded;
  const before = sink.mails.length;
  await guarded.compose({ ...riskyBody, bcc: ["secret@partner.example"] });
  await pressSend(marionette);
  await toMainWindow(marionette);
  await until("the compose window to close", async () => (await countComposeWindows(marionette)) === 0, 30_000);
  expect(await countPanes(marionette)).toBe(0);
  expect(sink.mails.length).toBe(before);

  const copy = await PostalMime.parse((await guarded.sentMails()).at(-1) ?? "");
  expect(copy.subject).toBe(riskyBody.subject);
  expect(copy.to?.map(({ address }) => address)).toEqual(outside);
  expect(copy.bcc?.map(({ address }) => address)).toEqual(["secret@partner.example"]);
  expect(copy.html).toContain(planted.number);
  expect(copy.attachments.map(({ filename }) => filename)).toEqual(["notes.txt", "form.pdf"]);
  expect(copy.headers.find(({ key }) => key === "x-sealpost-receipt")?.value).toMatch(
    /^v=1; id=[\w-]{22}; stored=2\d{3}-\S+Z; recipients=2$/,
  );
  const announced = await relay.next(30_000);
  expect(outside.concat("secret@partner.example")).toContain(announced.to[0]);
  expect(announced.raw.toString("latin1")).not.toContain(planted.number);
  expect(await sendOutcomes()).toEqual(["deferred", "submitted"]);
});

test("where the policy asks first, the pane's button hands it over; the saved draft goes out of Drafts, and no other", async () => {
  const { marionette } = guarded;
  await guarded.setPolicy(submitting(true));
  const other = await guarded.compose({ ...risky, subject: "Papers for next year" });
  await saveAsDraft("Papers for next year");
  await guarded.compose({ ...risky, subject: "Papers for Friday" });
  await saveAsDraft("Papers for Friday");
  await guarded.background((id) => messenger.tabs.remove(id), other);
  await toComposeWindow(marionette, "Papers for Friday");
  await pressSend(marionette);
  await (await toPane(marionette)).press(/^Send /);
  await toMainWindow(marionette);
  await until("the compose window to close", async () => (await countComposeWindows(marionette)) === 0, 30_000);
  expect((await guarded.auditEvents()).at(-1)).toMatchObject({ outcome: { kind: "submitted" } });
  await until("the draft to be gone", async () => !(await guarded.subjectsInDrafts()).includes("Papers for Friday"));
  expect(await guarded.subjectsInDrafts()).toContain("Papers for next year");
});

async function saveAsDraft(subject: string): Promise<void> {
  const { marionette } = guarded;
  await toComposeWindow(marionette, subject);
  await marionette.run(() => (window as unknown as ComposeWindow).goDoCommand("cmd_saveAsDraft"));
  await until("the draft to be saved", async () => (await guarded.subjectsInDrafts()).includes(subject));
}

test("when no copy can be filed the window stays as the copy, says so, and does not go a second time", async () => {
  const { marionette, sink } = guarded;
  const before = sink.mails.length;
  const message = { ...riskyBody, subject: "Papers for Sunday" };
  const tab = await guarded.compose(message);
  const draft = await guarded.content(tab);
  await guarded.breakImport();
  await pressSend(marionette);
  await (await toPane(marionette, 30_000)).shows(
    "has been handed over for delivery, but no copy could be filed",
    20_000,
  );
  expect(await guarded.content(tab)).toEqual(draft);
  await toComposeWindow(marionette, message.subject);
  await untilUnlocked(marionette);
  await pressSend(marionette);
  await (await toPane(marionette)).shows("has been handed over for delivery, but no copy could be filed");
  const outcomes = await sendOutcomes();
  expect(outcomes.filter((outcome) => outcome === "submitted")).toHaveLength(1);
  expect(sink.mails.length).toBe(before);

  // What is edited is a new message.
  await toComposeWindow(marionette, message.subject);
  await typeInBody(marionette, "One more thing: ");
  await pressSend(marionette);
  await toMainWindow(marionette);
  await until("the compose window to close", async () => (await countComposeWindows(marionette)) === 0, 30_000);
});

test("offline, a message for the endpoint waits in its window, and goes by itself when there is a connection again", async () => {
  const { marionette } = guarded;
  const message = { ...riskyBody, subject: "Papers for the train" };
  await guarded.compose(message);
  await goOffline(guarded, true);
  try {
    await toComposeWindow(marionette, message.subject);
    await pressSend(marionette, "cmd_sendButton"); // Send Now is no command while Thunderbird is offline.
    await (await toPane(marionette)).shows("The message waits in its window");
    await toComposeWindow(marionette, message.subject);
    await untilUnlocked(marionette);
    expect((await sendOutcomes()).at(-1)).toBe("held");
  } finally {
    await goOffline(guarded, false);
  }
  await toMainWindow(marionette);
  await until("the compose window to close", async () => (await countComposeWindows(marionette)) === 0, 30_000);
  expect((await sendOutcomes()).at(-1)).toBe("submitted");
  expect(await countPanes(marionette)).toBe(0);
});

test("an endpoint that is down hands nothing over, and the draft is byte for byte the same", async () => {
  const { marionette, sink } = guarded;
  const before = sink.mails.length;
  const down = "http://127.0.0.1:9";
  await guarded.setPolicy({ ...submitting(), endpoint: down });
  await guarded.giveToken(down);
  const tab = await guarded.compose(riskyBody);
  const draft = await guarded.content(tab);
  await pressSend(marionette);
  await (await toPane(marionette, 20_000)).shows("The secure delivery server cannot be reached", 20_000);
  expect(await guarded.content(tab)).toEqual(draft);
  expect(sink.mails.length).toBe(before);
});
