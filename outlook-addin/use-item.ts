import { useEffect, useState } from "react";
import type { ComposeItem } from "./compose-item.ts";
import { officeCall } from "./office-call.ts";

/** The item of this window; a pinned pane gets another one when the user moves on. */
export function useItem(current: () => ComposeItem | null): ComposeItem | null {
  const [item, setItem] = useState(current);
  useEffect(() => {
    const { mailbox } = Office.context;
    const type = "olkItemSelectedChanged" as unknown as Office.EventType;
    const changed = (): void => setItem(current());
    officeCall<void>((answered) => mailbox.addHandlerAsync(type, changed, answered)).catch(() => {});
    return () => void officeCall<void>((answered) => mailbox.removeHandlerAsync(type, answered)).catch(() => {});
  }, [current]);
  return item;
}
