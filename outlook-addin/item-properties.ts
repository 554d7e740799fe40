import type { ComposeItem } from "./compose-item.ts";
import { officeCall } from "./office-call.ts";

/** What is kept with the item itself, in the mailbox, and is there again when a draft is opened tomorrow. */
export function itemProperties(item: ComposeItem): Promise<Office.CustomProperties> {
  return officeCall<Office.CustomProperties>((answered) => item.loadCustomPropertiesAsync(answered));
}
