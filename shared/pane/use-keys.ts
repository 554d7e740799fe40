import { useEffect, useEffectEvent } from "react";

/** What the two keys of the pane do. */
export interface PaneKeys {
  /** Ctrl+Enter or Command+Enter. */
  readonly onPrimary: () => void;
  /** Escape. */
  readonly onBack: () => void;
}

/** Whose keys they are: a step that stands open within the page takes them from it. */
type Depth = "page" | "step";

interface Listener {
  readonly depth: Depth;
}

const listeners: Listener[] = [];

/**
 * Listens on the whole document, before the focused control does: Ctrl+Enter on "Back" must not press "Back".
 * A key that is held down counts once: Ctrl+Enter held in the compose window must not answer for the user here.
 */
export function useKeys(keys: PaneKeys, depth: Depth = "page"): void {
  const onKey = useEffectEvent((event: KeyboardEvent): void => {
    const primary = event.key === "Enter" && (event.ctrlKey || event.metaKey);
    if ((!primary && event.key !== "Escape") || event.isComposing) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.repeat) return;
    if (primary) keys.onPrimary();
    else keys.onBack();
  });
  useEffect(() => {
    const self: Listener = { depth };
    listeners.push(self);
    const listen = (event: KeyboardEvent): void => {
      if (owner() === self) onKey(event);
    };
    document.addEventListener("keydown", listen, true);
    return () => {
      listeners.splice(listeners.indexOf(self), 1);
      document.removeEventListener("keydown", listen, true);
    };
  }, [depth]);
}

/** The step opened last, or else the page. */
function owner(): Listener | undefined {
  return listeners.findLast((each) => each.depth === "step") ?? listeners.at(-1);
}
