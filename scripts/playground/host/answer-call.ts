import { attachmentCalls } from "./attachment-calls.ts";
import { type CallSite, type Calls, failed, type Params } from "./call.ts";
import { contentCalls } from "./content-calls.ts";
import { otherCalls } from "./other-calls.ts";
import { propertyCalls } from "./property-calls.ts";

const calls: Calls = { ...contentCalls, ...attachmentCalls, ...propertyCalls, ...otherCalls };

/** Body and attachments: what protection covers; subject and recipients are never encrypted. The code is an assumption (outlook-addin/office-call.ts). */
const guarded = new Set([23, 37, 38, 148, 149, 150]);

/** What Outlook answers to one call. Nothing is said of a window that is closed but that the item has changed (9030). */
export async function answerCall(dispatchId: number, params: Params, site: CallSite): Promise<object> {
  if (!site.item.open) return failed(9030);
  if (site.item.protection === "unreadable" && guarded.has(dispatchId)) return failed(9017);
  const call = calls[dispatchId];
  return call === undefined ? failed(5000) : call(params, site);
}
