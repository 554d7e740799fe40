import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Writable } from "node:stream";
import type { Browser } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type RunningEndpoint, startEndpoint } from "../../secure-delivery/endpoint.ts";
import { launchChromium } from "../support/chromium.ts";
import { codeIn, type MailSink, startMailSink } from "../support/mail-sink.ts";
import { policyOf } from "../support/policy-of.ts";
import { countComposeWindows, isLocked, pressSend, toComposeWindow } from "../thunderbird/compose-window.ts";
import { type GuardedThunderbird, startGuardedThunderbird } from "../thunderbird/guarded-thunderbird.ts";
import { clean, outside, planted, risky } from "../thunderbird/messages.ts";
import { toPane } from "../thunderbird/pane-window.ts";
import { toMainWindow, until } from "../thunderbird/windows.ts";

/**
 * The main job, from the clinician's Send to the recipient's browser: real Thunderbird, real endpoint, real SMTP, real
 * Chromium. One story in three tests, each going on where the one before it ended.
 */
const code = "river-side-2026";
const neutral = "Please see message";
const [recipient = ""] = outside;

let folder: string;
let relay: MailSink;
let endpoint: RunningEndpoint;
let guarded: GuardedThunderbird;
let browser: Browser;
let log = "";
let link = "";
const visited: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "sealpost-story-"));
  relay = await startMailSink();
  endpoint = await startEndpoint(
    {
      organisation: "Riverside Clinic",
      dataFolder: folder,
      portalFolder: "dist/portal",
      relay: { host: "127.0.0.1", port: relay.port, from: "post@clinic.example" },
      enrolments: [{ code, addresses: ["*@clinic.example"], uses: 10 }],
    },
    {
      log: new Writable({
        write(chunk, _encoding, done): void {
          log += chunk;
          done();
        },
      }),
    },
  );
  const policy = policyOf({ endpoint: endpoint.url, domains: ["clinic.test"] });
  guarded = await startGuardedThunderbird({
    policies: { "3rdparty": { Extensions: { "sealpost@sealpost.example": { policy, enrolmentCode: code } } } },
  });
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  await guarded?.stop();
  await endpoint?.stop();
  await relay?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test("clean mail passes without a prompt", async () => {
  await guarded.compose(clean);
  await pressSend(guarded.marionette);
  const mail = await guarded.sink.next(30_000);
  expect(mail.message.subject).toBe(clean.subject);
  await untilComposeWindowsAreClosed();
});

test("a risky draft is held, its subject put right, sealed, stored, and announced by a notice", async () => {
  await guarded.compose(risky);
  await pressSend(guarded.marionette);
  const pane = await toPane(guarded.marionette);
  await pane.shows(planted.name);
  expect(guarded.sink.mails).toHaveLength(1);

  await pane.press("Move it into the message");
  await pane.shows("You have not sent patient information to this recipient before");
  await toComposeWindow(guarded.marionette, neutral);
  expect(await isLocked(guarded.marionette)).toBe(false);

  const repaired = await toPane(guarded.marionette);
  await repaired.press("This is the right recipient");
  await repaired.press(/^Send sealed/);
  const notice = await guarded.sink.next(30_000);
  expect(notice.to).toEqual(outside);
  for (const secret of Object.values(planted)) expect(notice.raw.toString("latin1")).not.toContain(secret);
  link = /http\S+\/p\/[\w-]{22}#[\w-]{43}/.exec(notice.message.text ?? "")?.[0] ?? "";
  expect(link).not.toBe("");
  await untilComposeWindowsAreClosed();
});

test("the recipient opens it in a browser and reads all of it", async () => {
  const page = await browser.newPage();
  page.on("request", (request) => visited.push(request.url()));
  await page.goto(link);
  await page.getByRole("textbox").fill(recipient);
  await page.locator("button.main").click();
  await page.locator("input.code").fill(codeIn(await relay.next(30_000)));
  await page.locator("button.main").click();
  await page.locator(".message").waitFor();

  const frame = page.frameLocator("iframe");
  await expect.poll(() => frame.locator("body").textContent()).toContain(`${planted.name}, SSN ${planted.number}`);
  expect(await frame.locator("body").textContent()).toContain(`${planted.record} - ${planted.diagnosis}`);
  const [first] = risky.attachments ?? [];
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: /notes\.txt/ }).click(),
  ]);
  const file = await download.path();
  expect(readFileSync(file)).toEqual(Buffer.from(first?.content ?? []));
  expect(page.url()).not.toContain("#");
});

test("the run left the patient nowhere else: no log, no file of the endpoint, no URL, no audit event, no setting", async () => {
  const traces: [string, string][] = [
    ["the endpoint's log", log],
    ["URLs", visited.filter((url) => url.startsWith("http")).join("\n")],
    ["the audit log", JSON.stringify(await guarded.auditEvents())],
    ["Thunderbird's output", guarded.thunderbird.output()],
    [
      "the add-on's storage",
      await guarded.background(async () =>
        JSON.stringify([await messenger.storage.local.get(), await messenger.storage.session.get()]),
      ),
    ],
    ["code mails", relay.mails.map(({ raw }) => raw.toString("latin1")).join("\n")],
    ...filesBelow(folder).map((file): [string, string] => [path.relative(folder, file), readFileSync(file, "latin1")]),
  ];
  expect(log).not.toBe("");
  expect(traces.length).toBeGreaterThan(6);
  for (const [place, text] of traces) {
    for (const secret of [planted.name, planted.number, planted.record, "HIV"]) {
      expect(text.toLowerCase().includes(secret.toLowerCase()), `${secret} in ${place}`).toBe(false);
    }
  }
});

async function untilComposeWindowsAreClosed(): Promise<void> {
  await toMainWindow(guarded.marionette);
  await until("the compose window to close", async () => (await countComposeWindows(guarded.marionette)) === 0);
}

function filesBelow(top: string): string[] {
  return readdirSync(top, { recursive: true, encoding: "utf8" })
    .map((file) => path.join(top, file))
    .filter((file) => statSync(file).isFile());
}
