import browser from "webextension-polyfill";
import type { DraftFingerprint } from "../shared/core/draft/fingerprint.ts";
import type { PaneHost, PaneView } from "../shared/pane/pane-view.ts";
import { faultView } from "../shared/pane/status-view.ts";
import { isNewsFor, type PaneReply, type PaneRequest } from "./pane-messages.ts";

/**
 * The popup's side of the pane: every question goes to the background page, which holds the draft. The first one goes at once,
 * before anybody asks.
 */
export function thunderbirdPaneHost(tabId: number): PaneHost {
  let seen: DraftFingerprint | null = null;
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
  let first: Promise<PaneView | null> | null = ask({ pane: "look", tabId });
  browser.runtime.onMessage.addListener((message: unknown): undefined => {
    if (isNewsFor(message, tabId)) first = null; // Of a draft as it is no more.
  });
  return {
    look: () => {
      const asked = first ?? ask({ pane: "look", tabId });
      first = null;
      return asked;
    },
    act: (action) => ask({ pane: "act", tabId, action, seen }),
    watch: (changed) => {
      const heard = (message: unknown): undefined => {
        if (isNewsFor(message, tabId)) changed();
      };
      browser.runtime.onMessage.addListener(heard);
      // Typing in the compose window raises no event; coming back from it does.
      window.addEventListener("focus", changed);
      return () => {
        browser.runtime.onMessage.removeListener(heard);
        window.removeEventListener("focus", changed);
      };
    },
  };
}
