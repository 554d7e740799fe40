import type { ComposeItem } from "./compose-item.ts";
import { sessionValue } from "./session-value.ts";
import { addinVersion } from "./version.ts";

const seen = sessionValue<string>("handler");

/** The handler says which version it is: Outlook may keep an old one for days (office-js #6436, #4856). */
export function noteHandler(item: ComposeItem): Promise<void> {
  return seen.put(item, addinVersion).catch(() => {});
}

/** Has a handler of another version than the pane's looked at this item? */
export async function handlerIsStale(item: ComposeItem): Promise<boolean> {
  const version = await seen.find(item).catch(() => null);
  return version !== null && version !== addinVersion;
}
