import browser from "webextension-polyfill";
import { dropLook, lookAhead } from "./first-look.ts";
import type { PaneNews } from "./pane-messages.ts";
import { sessionRecord } from "./session-record.ts";

/** A compose window, as the API names it. */
export interface ComposeTab {
  readonly id?: number | undefined;
  readonly windowId?: number | undefined;
}

/** Each compose tab has at most one pane. */
const panes = sessionRecord<{ readonly pane: number; readonly compose: number }>("pane");

/** One opening at a time: two at once would not see each other's window. */
let last: Promise<unknown> = Promise.resolve();

/** Opens the pane of a compose tab, or brings it to the front with fresh content. */
export function openPane(tab: ComposeTab): Promise<void> {
  const opened = last.then(() => openNow(tab));
  last = opened.catch(() => {});
  return opened;
}

async function openNow({ id, windowId }: ComposeTab): Promise<void> {
  if (id === undefined) return;
  const standing = await panes.find(id);
  if (standing !== null && (await bringToFront(standing.pane))) {
    await tellPane(id);
    return;
  }
  lookAhead(id);
  const { id: pane } = await browser.windows.create({
    type: "popup",
    url: browser.runtime.getURL(`popup.html?tab=${id}`),
    width: 520,
    height: 680,
    allowScriptsToClose: true,
  });
  if (pane !== undefined) await panes.put(id, { pane, compose: windowId ?? -1 });
}

/** The draft of this tab changed, or what happened to it. Nobody may be listening. */
export async function tellPane(tabId: number): Promise<void> {
  dropLook(tabId);
  const news: PaneNews = { changed: tabId };
  await browser.runtime.sendMessage(news).catch(() => {});
}

export async function closePane(tabId: number): Promise<void> {
  const standing = await panes.find(tabId);
  await panes.drop(tabId);
  if (standing !== null) await browser.windows.remove(standing.pane).catch(() => {});
}

/** Gives the compose tab whose window this was. A pane that is closed is forgotten; a compose window takes its pane along. */
export async function windowClosed(windowId: number): Promise<number | null> {
  for (const [key, { pane, compose }] of await panes.all()) {
    if (pane === windowId) await panes.drop(key);
    if (compose === windowId) {
      await closePane(Number(key));
      return Number(key);
    }
  }
  return null;
}

async function bringToFront(windowId: number): Promise<boolean> {
  try {
    await browser.windows.update(windowId, { focused: true });
    return true;
  } catch {
    return false;
  }
}
