import type { AuditLog, KeptEvent } from "../shared/core/audit/audit-event.ts";
import { localText } from "./local-text.ts";
import { keepRoamingText, roamingText } from "./roaming.ts";
import { addinVersion } from "./version.ts";

const keptHere = 1_000;
/** Roaming settings are small, and saving them takes a round to the server. */
const keptRoaming = 12;

/**
 * The latest events: on this machine, or with the mailbox where the handler has no storage (classic Windows). Each says which
 * build made it: Outlook may run an old handler for days, and an auditor must see that.
 */
export const outlookAuditLog: AuditLog = {
  append: async (made) => {
    const event: KeptEvent = { ...made, madeBy: addinVersion };
    const local = localText();
    if (local === null) await keepRoamingText("audit", withEvent(roamingText("audit"), event, keptRoaming));
    else local.keep("audit", withEvent(local.find("audit"), event, keptHere));
  },
};

function withEvent(text: string | null, event: KeptEvent, most: number): string {
  const events: unknown = text === null ? [] : JSON.parse(text);
  return JSON.stringify([...(Array.isArray(events) ? events : []), event].slice(-most));
}
