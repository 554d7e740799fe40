import type { Marionette } from "./marionette.ts";
import { isAboutClosedWindow, toMainWindow } from "./windows.ts";

/** Runs a function inside a page of an add-on. It travels as source; arguments and result are JSON. */
export type RunInPage = <Args extends readonly unknown[], Result>(
  task: (...args: Args) => Result,
  ...args: Args
) => Promise<Awaited<Result>>;

/** The background page, woken first if it sleeps. Asked through the window in focus, or the main one when that closes. */
export function backgroundPage(marionette: Marionette, addonId: string): RunInPage {
  return async (task, ...args) => {
    const ask = () => marionette.run(runInBackground, addonId, pageScript(String(task)), JSON.stringify(args));
    try {
      return unpack(await ask()) as never;
    } catch (error) {
      if (!isAboutClosedWindow(error)) throw error;
      await toMainWindow(marionette);
      return unpack(await ask()) as never;
    }
  };
}

/** In Thunderbird's own process. */
async function runInBackground(id: string, script: string, packed: string): Promise<string> {
  const extension = WebExtensionPolicy.getByID(id)?.extension;
  if (!extension) throw new Error("the add-on is not installed");
  await extension.wakeupBackground?.();
  for (let tries = 0; tries < 400; tries++) {
    const page = extension.backgroundContext?.xulBrowser?.browsingContext.currentWindowGlobal;
    if (page)
      return page.getActor("MarionetteCommands").executeScript(script, [packed], {
        async: true,
        timeout: 60000,
        sandboxName: null,
        newSandbox: true,
      });
    await new Promise((next) => setTimeout(next, 25));
  }
  throw new Error("the add-on has no background page");
}

/** The page of an add-on's popup window, which must be the window in focus. */
export function popupPage(marionette: Marionette): RunInPage {
  return pageIn(marionette, "browser");
}

/** The page in the selected tab of the main window, which must be the window in focus. */
export function tabPage(marionette: Marionette): RunInPage {
  return pageIn(marionette, "#tabmail .contentTabInstance browser");
}

function pageIn(marionette: Marionette, browserSelector: string): RunInPage {
  return async (task, ...args) => {
    const answer = await marionette.run(
      (selector: string, script: string, packed: string) => {
        const browser = document.querySelector(selector) as unknown as {
          browsingContext: ChromeBrowsingContext;
        } | null;
        const page = browser?.browsingContext.currentWindowGlobal;
        if (!page) throw new Error("there is no page");
        return page.getActor("MarionetteCommands").executeScript(script, [packed], {
          async: true,
          timeout: 60000,
          sandboxName: null,
          newSandbox: true,
        });
      },
      browserSelector,
      pageScript(String(task)),
      JSON.stringify(args),
    );
    return unpack(answer) as never;
  };
}

/** Lets the event page go to sleep as Thunderbird does after its idle time, now. */
export async function suspendBackground(marionette: Marionette, addonId: string): Promise<void> {
  await marionette.run(async (id: string) => {
    const extension = WebExtensionPolicy.getByID(id)?.extension;
    await extension?.terminateBackground({ disableResetIdleForTest: true });
    for (let tries = 0; tries < 200 && extension?.backgroundState !== "stopped"; tries++) {
      await new Promise((next) => setTimeout(next, 25));
    }
    if (extension?.backgroundState !== "stopped") throw new Error(`background is ${extension?.backgroundState}`);
  }, addonId);
}

function pageScript(source: string): string {
  return `const done = arguments[arguments.length - 1];
    (async () => (${source})(...JSON.parse(arguments[0])))().then(
      value => done(JSON.stringify({ ok: value })),
      error => done(JSON.stringify({ error: String(error) + "\\n" + (error && error.stack || "") })));`;
}

function unpack(answer: string): unknown {
  const { ok, error } = JSON.parse(answer) as { ok?: unknown; error?: string };
  if (error !== undefined) throw new Error(error);
  return ok;
}
