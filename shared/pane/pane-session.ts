import { calm } from "./calm.ts";
import { type Doing, doingOf, type PaneAction } from "./pane-action.ts";
import type { PaneHost, PaneView } from "./pane-view.ts";

/**
 * What is on the screen.
 * - `opening`: the host is looking at the draft for the first time
 * - `showing`: `turn` rises with each view; `after` says what brought it about
 * - `busy`: an action runs; no other can start
 * - `gone`: the draft is sent or closed; the host closes the pane
 * - `lost`: the host broke its promise and threw; nothing is known, so nothing is offered
 */
export type PaneScreen =
  | { readonly phase: "opening" }
  | {
      readonly phase: "showing";
      readonly view: PaneView;
      readonly turn: number;
      readonly after: "opening" | "action" | "change";
    }
  | { readonly phase: "busy"; readonly view: PaneView; readonly turn: number; readonly doing: Doing }
  | { readonly phase: "gone" }
  | { readonly phase: "lost" };

/** The pane's conversation with its host, apart from React so that its rules can be tested alone. */
export interface PaneSession {
  screen(): PaneScreen;
  subscribe(changed: () => void): () => void;
  /** Starts looking and watching; gives the way to stop. */
  open(): () => void;
  /**
   * Does nothing unless a view is shown, and has been for `settleMs`. So the second click of a double click finds the
   * first one's action running, or a view too young to take it. The way back is always open.
   */
  act(action: PaneAction): void;
}

/**
 * Milliseconds for which a new view takes no press. A button that says something else than a moment ago must not get the
 * click, or the Ctrl+Enter, that was meant for the one before.
 */
export const settleMs = 500;

/** `now`: milliseconds of a clock that never goes back. */
export function paneSession(host: PaneHost, now: () => number = () => performance.now()): PaneSession {
  const listeners = new Set<() => void>();
  let screen: PaneScreen =
    host.first === undefined ? { phase: "opening" } : { phase: "showing", view: host.first, turn: 1, after: "opening" };
  let turn = host.first === undefined ? 0 : 1;
  let shownAt = now();
  let actions = 0;
  let looking = false;
  /** The draft changed while we were looking or acting: what comes back is old. */
  let stale = false;

  const show = (next: PaneScreen): void => {
    screen = next;
    for (const changed of listeners) changed();
  };

  const present = (view: PaneView | null, after: "opening" | "action" | "change"): void => {
    if (view === null) {
      show({ phase: "gone" });
    } else if (after !== "change" || !sameView(screen, view)) {
      shownAt = now();
      show({ phase: "showing", view, turn: ++turn, after });
    }
  };

  const over = (): boolean => screen.phase === "gone" || screen.phase === "lost";

  const look = async (): Promise<void> => {
    if (looking || screen.phase === "busy" || over()) {
      stale = true;
      return;
    }
    looking = true;
    try {
      do {
        stale = false;
        const before = actions;
        const view = await host.look();
        // What was seen before an action must never be shown over the view that the action brought.
        if (before !== actions) stale = true;
        else present(view, screen.phase === "opening" ? "opening" : "change");
      } while (stale && screen.phase === "showing");
    } catch {
      if (!over()) show({ phase: "lost" });
    } finally {
      looking = false;
    }
  };

  const act = async (action: PaneAction): Promise<void> => {
    if (screen.phase !== "showing") return;
    if (action.do !== "back" && now() - shownAt < settleMs) return;
    actions++;
    show({ phase: "busy", view: screen.view, turn: screen.turn, doing: doingOf(action) });
    try {
      present(await host.act(action), "action");
    } catch {
      show({ phase: "lost" });
    }
    if (stale) void look();
  };

  return {
    screen: () => screen,
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    open() {
      const { changed, stop: forget } = calm(() => void look());
      const stop = host.watch(changed);
      if (screen.phase === "opening") void look();
      return () => {
        stop();
        forget();
      };
    },
    act: (action) => void act(action),
  };
}

function sameView(screen: PaneScreen, view: PaneView): boolean {
  return screen.phase === "showing" && wordsOf(screen.view) === wordsOf(view);
}

/** Evidence that was merely looked at again is no news: a new view would close the step in which the user is writing. */
function wordsOf(view: PaneView): string {
  return JSON.stringify(view, (key, value) => (key === "checkedAt" || key === "validUntil" ? undefined : value));
}
