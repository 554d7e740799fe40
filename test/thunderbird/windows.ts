import { setTimeout as sleep } from "node:timers/promises";
import type { Marionette } from "./marionette.ts";

/** Waits until a condition holds; says which one did not. Marionette may never answer a look at a window that just closed. */
export async function until<T>(
  what: string,
  look: () => Promise<T | null | undefined | false>,
  limitMs = 10_000,
): Promise<T> {
  const end = Date.now() + limitMs;
  const late = sleep(limitMs + 5_000, null, { ref: false });
  for (;;) {
    const seen = await Promise.race([look(), late]);
    if (seen !== null && seen !== undefined && seen !== false) return seen;
    if (Date.now() > end) throw new Error(`waited ${limitMs} ms for ${what}`);
    await sleep(30);
  }
}

/** Puts the first window for which `matches` says yes (in its own scope) into focus; null when there is none. */
export async function findWindow<Args extends readonly unknown[]>(
  marionette: Marionette,
  matches: (...args: Args) => boolean,
  ...args: Args
): Promise<string | null> {
  const handles = (await marionette.command("WebDriver:GetWindowHandles")) as readonly string[];
  for (const handle of handles) {
    try {
      await marionette.command("WebDriver:SwitchToWindow", { handle, focus: false });
      if (!(await marionette.run(matches, ...args))) continue;
      await focus(marionette, handle);
      return handle;
    } catch (error) {
      if (!isAboutClosedWindow(error)) throw error;
    }
  }
  return null;
}

/** Marionette waits for ever for the focus of a window that another one has just covered; the driver does not. */
async function focus(marionette: Marionette, handle: string): Promise<void> {
  const focused = marionette.command("WebDriver:SwitchToWindow", { handle }).catch(() => {});
  await Promise.race([focused, sleep(3_000, undefined, { ref: false })]);
}

/** The main window: always there, a safe place to run code that belongs to no compose window. */
export async function toMainWindow(marionette: Marionette): Promise<void> {
  await until("the main window", () =>
    findWindow(marionette, () => document.documentElement.getAttribute("windowtype") === "mail:3pane"),
  );
}

/** A window may close at any moment, also between being found and being asked. */
export function isAboutClosedWindow(error: unknown): boolean {
  return /no such window|browsing context has been discarded|document was unloaded|AbortError/i.test(String(error));
}
