import browser from "webextension-polyfill";
import type { DraftFingerprint } from "../shared/core/draft/fingerprint.ts";
import type { PaneHost, PaneView } from "../shared/pane/pane-view.ts";
import { faultView } from "../shared/pane/status-view.ts";
import { isNewsFor, type PaneReply, type PaneRequest } from "./pane-messages.ts";

/** The popup's side of the pane: every question goes to the background page, which holds the draft. */
export function thunderbirdPaneHost(tabId: number): PaneHost {
  let seen: DraftFingerprint | null = null;
  /** The draft changed before anybody watched: what was seen by then is old. */
  let missed = false;
  const ask = async (request: PaneRequest): Promise<PaneView | null> => {
    try {
      const reply: PaneReply = await browser.runtime.sendMessage(request);
      seen = reply.seen;
      if (reply.view === null) window.close();
      return reply.view;
    } catch {
      return faultView;
    }
  };
  const early = (message: unknown): undefined => {
    if (isNewsFor(message, tabId)) missed = true;
  };
  browser.runtime.onMessage.addListener(early);
  return {
    look: () => ask({ pane: "look", tabId }),
    act: (action) => ask({ pane: "act", tabId, action, seen }),
    watch: (changed) => {
      const heard = (message: unknown): undefined => {
        if (isNewsFor(message, tabId)) changed();
      };
      browser.runtime.onMessage.removeListener(early);
      browser.runtime.onMessage.addListener(heard);
      if (missed) changed();
      missed = false;
      // Typing in the compose window raises no event; coming back from it does.
      window.addEventListener("focus", changed);
      return () => {
        browser.runtime.onMessage.removeListener(heard);
        window.removeEventListener("focus", changed);
      };
    },
  };
}
