import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { nobodyIsNew } from "../support/known-recipients.ts";
import { policyOf } from "../support/policy-of.ts";
import { addonId } from "./addon-id.ts";
import { closeComposeWindows, toComposeWindow, typeInBody } from "./compose-window.ts";
import { suspendBackground } from "./extension-page.ts";
import { type GuardedThunderbird, startGuardedThunderbird } from "./guarded-thunderbird.ts";
import type { Marionette } from "./marionette.ts";
import { clean, risky, riskyBody } from "./messages.ts";
import { until } from "./windows.ts";

let guarded: GuardedThunderbird;
beforeAll(async () => {
  guarded = await startGuardedThunderbird();
});
afterAll(() => guarded?.stop());
beforeEach(() => guarded.setPolicy(policyOf({ rules: nobodyIsNew, override: { allowed: false } })));
afterEach(() => guarded.reset());

const shows = (tab: number, title: string): Promise<unknown> =>
  until(`the button to say “${title}”`, async () => (await guarded.badge(tab)).title.includes(title));

test.each([
  ["nothing to do", clean, ""],
  ["will be protected", riskyBody, "✓"],
  ["needs an answer", risky, "?"],
  ["cannot be sent as it is", { ...clean, to: ["nobody in particular"] }, "!"],
] as const)("the button says of a draft that it %s, before anybody presses Send", async (title, message, mark) => {
  const tab = await guarded.compose({ ...message, to: [...message.to] });
  await shows(tab, title);
  expect((await guarded.badge(tab)).text).toBe(mark);
  expect(await guarded.auditEvents()).toEqual([]);
});

test("it follows the user's typing, and goes back when the words are gone", async () => {
  const { marionette } = guarded;
  const tab = await guarded.compose(clean);
  await shows(tab, "nothing to do");
  await typeInBody(marionette, "Jane Roe, SSN 123-45-6789, has a positive HIV test. ");
  await shows(tab, "will be protected");
  await marionette.run(() => {
    const editor = (window as unknown as ComposeWindow).GetCurrentEditor();
    editor.selectAll();
    editor.insertText("Shall we meet at noon?");
  });
  await shows(tab, "nothing to do");
});

test("each of several compose windows has its own", async () => {
  const first = await guarded.compose(clean);
  const second = await guarded.compose(riskyBody);
  await shows(first, "nothing to do");
  await shows(second, "will be protected");
});

test("it wakes an event page that had gone to sleep", async () => {
  const { marionette } = guarded;
  const tab = await guarded.compose(clean);
  await shows(tab, "nothing to do");
  await suspendBackground(marionette, addonId);
  await toComposeWindow(marionette, clean.subject);
  await typeInBody(marionette, "Jane Roe, SSN 123-45-6789, has a positive HIV test. ");
  await shows(tab, "will be protected");
  await suspendBackground(marionette, addonId);
  await closeComposeWindows(marionette);
  await shows(await guarded.compose(riskyBody), "will be protected");
});

test("typing in 5 MB of HTML with ten attachments: no task of a keystroke takes 50 ms", async () => {
  const { marionette } = guarded;
  const paragraph = `<p>${"All is well with the roof repairs. ".repeat(30)}</p>\n`;
  const attachments = Array.from({ length: 10 }, (_, index) => ({
    name: `list-${index}.txt`,
    mediaType: "text/plain",
    content: new TextEncoder().encode(`Boxes ${index}\n`.repeat(2_000)),
  }));
  const body = paragraph.repeat(Math.ceil((5 * 1024 * 1024) / paragraph.length));
  const tab = await guarded.compose({ ...clean, body, attachments });
  await until("the script to have measured the message", async () => (await guarded.badge(tab)).text === "…", 20_000);
  await toComposeWindow(marionette, clean.subject);
  const withAddon = await longestStops(marionette);
  await switchAddon(marionette, "disable");
  const without = await longestStops(marionette);
  await switchAddon(marionette, "enable");
  // Thunderbird's own work on such a message is no fault of ours: what counts is what we add to it.
  expect(withAddon - without, JSON.stringify({ withAddon, without })).toBeLessThan(50);
});

/** Types a letter every 150 ms; gives the median over the letters of the longest stop of the window after each, in milliseconds. */
async function longestStops(marionette: Marionette): Promise<number> {
  return marionette.run(async () => {
    const editor = (window as unknown as ComposeWindow).GetCurrentEditor();
    editor.beginningOfDocument();
    const stops: number[] = [];
    for (let letter = 0; letter < 15; letter++) {
      editor.insertText("x");
      let longest = 0;
      let last = performance.now();
      // The script answers half a second after the last letter: every third pause is long enough for it.
      const end = last + (letter % 3 === 2 ? 900 : 150);
      while (last < end) {
        await new Promise((next) => setTimeout(next, 0));
        longest = Math.max(longest, performance.now() - last);
        last = performance.now();
      }
      stops.push(longest);
    }
    return [...stops].sort((left, right) => left - right)[Math.floor(stops.length / 2)] ?? Number.NaN;
  });
}

interface AddonManager {
  getAddonByID(id: string): Promise<{ disable(): Promise<void>; enable(): Promise<void> }>;
}

async function switchAddon(marionette: Marionette, how: "disable" | "enable"): Promise<void> {
  await marionette.run(
    async (id: string, action: "disable" | "enable") => {
      const { AddonManager } = ChromeUtils.importESModule("resource://gre/modules/AddonManager.sys.mjs") as {
        AddonManager: AddonManager;
      };
      await (await AddonManager.getAddonByID(id))[action]();
    },
    addonId,
    how,
  );
}
