import { popupPage, type RunInPage } from "./extension-page.ts";
import type { Marionette } from "./marionette.ts";
import { findWindow, isAboutClosedWindow, toMainWindow, until } from "./windows.ts";

/** Sealpost's pane, in its popup window, as a user sees it and clicks it. */
export interface PaneWindow {
  /** The text on the screen; waits until the pane shows one that matches. */
  shows(expected: RegExp | string, limitMs?: number): Promise<string>;
  /** Presses the button with this text, once it can be pressed. */
  press(button: RegExp | string): Promise<void>;
  readonly page: RunInPage;
}

/** Waits for a pane and turns the driver to it (which gives it no focus: a user would have clicked it). */
export async function toPane(marionette: Marionette, limitMs = 10_000): Promise<PaneWindow> {
  const handle = await until("the pane to open", () => findPane(marionette), limitMs);
  const page = popupPage(marionette);
  const text = (): Promise<string> => page(() => document.body.textContent).catch(() => "");
  const matcher = (wanted: RegExp | string): RegExp =>
    typeof wanted === "string" ? new RegExp(wanted.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")) : wanted;
  return {
    page,
    shows: async (expected, showsLimitMs = 10_000) => {
      let seen = "";
      try {
        return await until(
          "",
          async () => {
            seen = await text();
            return matcher(expected).test(seen) && seen;
          },
          showsLimitMs,
        );
      } catch {
        throw new Error(`the pane does not show ${expected}, but:\n${seen}`);
      }
    },
    press: async (button) => {
      const { source, flags } = matcher(button);
      const pressed = (): Promise<boolean> =>
        page(pressWhenSettled, source, flags).catch((error) => {
          if (!isAboutGonePage(error)) throw error;
          return closedByPress(marionette, handle);
        });
      await until(`the pane to take a press of ${button}`, pressed, limitMs);
    },
  };
}

/** The page that was asked is not there any more. */
function isAboutGonePage(error: unknown): boolean {
  return /destroyed before query|there is no page/.test(String(error)) || isAboutClosedWindow(error);
}

/** Some buttons close the pane before it can answer that they were pressed; while its window stands, its page was only loading. */
async function closedByPress(marionette: Marionette, handle: string): Promise<boolean> {
  const handles = (await marionette.command("WebDriver:GetWindowHandles")) as readonly string[];
  return !handles.includes(handle);
}

/**
 * A new view takes no press for half a second, so that nobody answers what they have not seen: the press waits until
 * the view has stood for longer. Runs in the page; false when there is no such button yet.
 */
async function pressWhenSettled(pattern: string, flags: string): Promise<boolean> {
  const wanted = new RegExp(pattern, flags);
  let seen: string | null = null;
  for (let settled = 0; settled < 8; settled++) {
    const text = document.body?.textContent ?? null; // No body yet while the page loads.
    if (text === null || seen !== text) settled = 0;
    seen = text;
    await new Promise((next) => setTimeout(next, 100));
  }
  if (document.body.textContent !== seen) return false;
  const button = [...document.querySelectorAll<HTMLElement>("button, label")].find(
    ({ textContent, ariaDisabled }) => wanted.test(textContent.trim()) && ariaDisabled !== "true",
  );
  button?.click();
  return button !== undefined;
}

export async function countPanes(marionette: Marionette): Promise<number> {
  await toMainWindow(marionette);
  return marionette.run(
    () =>
      [...Services.wm.getEnumerator("")].filter(
        ({ closed, location }) => !closed && location.href === "chrome://messenger/content/extensionPopup.xhtml",
      ).length,
  );
}

export async function closePaneWindow(marionette: Marionette): Promise<void> {
  await toPane(marionette);
  // Not from inside the task: Marionette would lose the window that it runs in.
  await marionette.run(() => void setTimeout(() => window.close(), 0));
  await until("the pane to close", async () => (await countPanes(marionette)) === 0);
}

function findPane(marionette: Marionette): Promise<string | null> {
  return findWindow(
    marionette,
    () =>
      location.href === "chrome://messenger/content/extensionPopup.xhtml" &&
      document.querySelector("browser")?.getAttribute("src") !== "" &&
      document.title !== "",
  );
}
