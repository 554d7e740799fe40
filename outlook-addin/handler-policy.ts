import { currentPolicy } from "../shared/core/policy/current-policy.ts";
import type { LoadedPolicy } from "../shared/core/policy/load-policy.ts";
import { loadScript } from "./classic/load-script.ts";
import { inTime } from "./in-time.ts";
import { roamingText } from "./roaming.ts";

declare global {
  /** What `policy-reader.js` leaves in the page. */
  var sealpostPolicy: (() => Promise<LoadedPolicy>) | undefined;
}

/** In milliseconds. */
const limitMs = 5_000;

let delivered: LoadedPolicy | null = null;
let kept: { readonly text: string | null; readonly loaded: LoadedPolicy } | null = null;

/**
 * The policy in force for the handler: the one that this runtime has read from the server, else what the mailbox has kept,
 * which is there at once; only without both is the server asked first. Never rejects: without any, the strictest rules hold.
 */
export async function handlerPolicy(): Promise<LoadedPolicy> {
  if (delivered !== null) return delivered;
  const text = roamingText("policy");
  if (text === null) await refreshPolicy();
  if (delivered !== null) return delivered;
  if (kept === null || kept.text !== text) {
    kept = { text, loaded: currentPolicy({ delivered: text, lastGood: null, pinnedKeys: [], now: Date.now() }) };
  }
  return kept.loaded;
}

/** Brings the policy up to date, for the next time. Never rejects. On classic Windows only the pane can. */
export async function refreshPolicy(): Promise<void> {
  try {
    if (!(await inTime(loadScript("policy-reader.js"), limitMs)) || globalThis.sealpostPolicy === undefined) return;
    const loaded = await inTime(globalThis.sealpostPolicy(), limitMs);
    // What the mailbox has kept is better than nothing that came.
    if (loaded.source !== "strictest-default" || roamingText("policy") === null) delivered = loaded;
  } catch {
    // The server can be asked again.
  }
}
