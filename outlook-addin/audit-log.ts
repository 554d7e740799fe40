import type { AuditEvent, AuditLog } from "../shared/core/audit/audit-event.ts";
import { localText } from "./local-text.ts";
import { keepRoamingText, roamingText } from "./roaming.ts";

const keptHere = 1_000;
/** Roaming settings are small, and saving them takes a round to the server. */
const keptRoaming = 12;

/** The latest events: on this machine, or with the mailbox where the handler has no storage (classic Windows). */
export const outlookAuditLog: AuditLog = {
  append: async (event) => {
    const local = localText();
    if (local === null) await keepRoamingText("audit", withEvent(roamingText("audit"), event, keptRoaming));
    else local.keep("audit", withEvent(local.find("audit"), event, keptHere));
  },
};

function withEvent(text: string | null, event: AuditEvent, most: number): string {
  const events: unknown = text === null ? [] : JSON.parse(text);
  return JSON.stringify([...(Array.isArray(events) ? events : []), event].slice(-most));
}
