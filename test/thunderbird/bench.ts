import { setTimeout as sleep } from "node:timers/promises";
import { nobodyIsNew } from "../support/known-recipients.ts";
import { startMailSink } from "../support/mail-sink.ts";
import { policyOf } from "../support/policy-of.ts";
import { addonId } from "./addon-id.ts";
import { closeComposeWindows, toComposeWindow } from "./compose-window.ts";
import { backgroundPage, suspendBackground } from "./extension-page.ts";
import type { Marionette } from "./marionette.ts";
import { installOtherAddon } from "./other-addon.ts";
import { countPanes } from "./pane-window.ts";
import { startThunderbird } from "./thunderbird.ts";
import { toMainWindow, until } from "./windows.ts";

/**
 * `npm run bench:thunderbird [-- --json]`: what the add-on costs in the real Thunderbird. Each figure is a median of the same
 * run: a clean 10 KB mail from the press of Send to the mail server without the add-on, with it, and with its event page
 * asleep; the pane from the press of the toolbar button to its words; the memory that the add-on adds to its process.
 */
const json = process.argv.includes("--json");
const rounds = 20;
/** Another build of the add-on, to compare with. */
const addon =
  process.argv.find((each) => each.startsWith("--addon="))?.slice("--addon=".length) ??
  `${process.cwd()}/dist/thunderbird`;
/** How long each message is open before Send, with the add-on or without. */
const writtenMs = 1_200;
const say = (line: string): void => void (json || process.stdout.write(`${line}\n`));

const sink = await startMailSink();
const thunderbird = await startThunderbird({ smtpPort: sink.port, screen: "headless" });
try {
  const { marionette } = thunderbird;
  const other = await installOtherAddon(thunderbird);
  const body = `<p>${"All is well with the roof repairs. ".repeat(28)}</p>`.repeat(10);
  const open = async (subject: string, message: { to: string[]; body: string }): Promise<void> => {
    await other(async (details) => void (await messenger.compose.beginNew({ ...details, isPlainText: false })), {
      ...message,
      subject,
    });
    await toComposeWindow(marionette, subject);
  };
  const clean = { to: ["bob@partner.example"], body };

  const sends = async (name: string, prepare: () => Promise<void>): Promise<number> => {
    const times: number[] = [];
    for (let round = -2; round < rounds; round++) {
      const subject = `Roof ${name} ${round}`;
      await open(subject, clean);
      // A message that somebody wrote has stood open for longer than this; Thunderbird itself is busy at the beginning.
      await sleep(writtenMs);
      await prepare();
      await toComposeWindow(marionette, subject);
      const arrived = sink.next(20_000).then(() => Date.now());
      const pressed = await marionette.run(() => {
        const now = Date.now();
        (window as unknown as ComposeWindow).goDoCommand("cmd_sendNow");
        return now;
      });
      const taken = (await arrived) - pressed;
      if (round >= 0) times.push(taken);
      await toMainWindow(marionette);
      await until("the compose window to close", () =>
        marionette.run(() => [...Services.wm.getEnumerator("msgcompose")].length === 0),
      );
    }
    return median(times);
  };

  const bareMemory = await extensionMemory(marionette);
  const bare = await sends("bare", async () => {});
  say(`send, without the add-on        ${bare} ms`);
  await thunderbird.installAddon(addon);
  const background = backgroundPage(marionette, addonId);
  await background(
    (text) => messenger.storage.local.set({ policy: text }),
    JSON.stringify(policyOf({ rules: nobodyIsNew, endpoint: null })),
  );
  // The page of the first run is not what is measured.
  await background(async () => {
    for (const { id, type } of await messenger.tabs.query({}))
      if (type === "content") await messenger.tabs.remove(id ?? -1);
  });
  const awake = await sends("awake", async () => {});
  say(`send, event page awake          ${awake} ms  (${(awake / bare).toFixed(2)} ×)`);
  const asleep = await sends("asleep", () => suspendBackground(marionette, addonId));
  say(`send, event page asleep         ${asleep} ms  (${(asleep / bare).toFixed(2)} ×)`);

  const paneTimes: number[] = [];
  for (let round = -1; round < 10; round++) {
    const subject = `Papers ${round}`;
    await open(subject, { to: ["bob@partner.example"], body: "<p>Jane Roe, SSN 123-45-6789, has diabetes.</p>" });
    await background(() => undefined); // Awake, as it is after the user's typing.
    await toComposeWindow(marionette, subject);
    const taken = await marionette.run(openPane);
    if (round >= 0) paneTimes.push(taken);
    await closeComposeWindows(marionette);
    await until("the pane to close", async () => (await countPanes(marionette)) === 0);
  }
  const paneMs = Math.round(median(paneTimes));
  say(`pane, press to words            ${paneMs} ms`);
  const addonMb = Number(((await extensionMemory(marionette)) - bareMemory).toFixed(1));
  say(`memory that the add-on adds     ${addonMb} MB`);
  if (json) {
    const figures = {
      ratioAwake: round2(awake / bare),
      ratioAsleep: round2(asleep / bare),
      paneMs,
      addonMb,
      bareMs: bare,
    };
    process.stdout.write(`${JSON.stringify(figures)}\n`);
  }
} finally {
  await thunderbird.stop();
  await sink.stop();
}

/** Presses the toolbar button and waits for the pane's words. Runs in the compose window. */
async function openPane(): Promise<number> {
  const began = performance.now();
  const button = document.getElementById("sealpost_sealpost_example-composeAction-toolbarbutton");
  if (button === null) throw new Error("there is no toolbar button");
  button.click();
  for (;;) {
    for (const pane of Services.wm.getEnumerator("")) {
      if (pane.closed || pane.location.href !== "chrome://messenger/content/extensionPopup.xhtml") continue;
      const browser = pane.document.querySelector("browser") as unknown as {
        browsingContext?: ChromeBrowsingContext;
      } | null;
      try {
        const text = await browser?.browsingContext?.currentWindowGlobal
          ?.getActor("MarionetteCommands")
          .executeScript("return document.body ? document.body.textContent : ''", [], {
            async: false,
            timeout: 5000,
            sandboxName: null,
            newSandbox: true,
          });
        if (text?.includes("Patient information")) return performance.now() - began;
      } catch {
        // The page is still loading.
      }
    }
    if (performance.now() - began > 20_000) throw new Error("no pane within 20 s");
    await new Promise((next) => setTimeout(next, 4));
  }
}

/** Of the process that all add-ons share, after a collection, in MB. */
async function extensionMemory(marionette: Marionette): Promise<number> {
  await toMainWindow(marionette);
  return marionette.run(async () => {
    // As often as Firefox's own "minimize memory usage": windows that were closed go in the second or third collection.
    for (let times = 0; times < 3; times++) {
      Services.obs.notifyObservers(null, "memory-pressure", "heap-minimize");
      await new Promise((next) => setTimeout(next, 2_000));
    }
    const { children } = await ChromeUtils.requestProcInfo();
    const used = children.filter(({ type }) => type === "extension").reduce((sum, { memory }) => sum + memory, 0);
    return used / 1024 / 1024;
  });
}

function median(values: readonly number[]): number {
  return [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function round2(value: number): number {
  return Number(value.toFixed(2));
}
