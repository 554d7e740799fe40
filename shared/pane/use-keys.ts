import { useEffect, useEffectEvent } from "react";

/** What the two keys of the pane do. */
export interface PaneKeys {
  /** Ctrl+Enter or Command+Enter. */
  readonly onPrimary: () => void;
  /** Escape. */
  readonly onBack: () => void;
}

/**
 * Listens on the whole document, before the focused control does: Ctrl+Enter on "Back" must not press "Back".
 * A key that is held down counts once: Ctrl+Enter held in the compose window must not answer for the user here.
 */
export function useKeys(keys: PaneKeys): void {
  const onKey = useEffectEvent((event: KeyboardEvent): void => {
    const primary = event.key === "Enter" && (event.ctrlKey || event.metaKey);
    if ((!primary && event.key !== "Escape") || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.repeat) return;
    if (primary) keys.onPrimary();
    else keys.onBack();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event);
    document.addEventListener("keydown", listen, true);
    return () => document.removeEventListener("keydown", listen, true);
  }, []);
}
