import type { ComposeItem } from "./compose-item.ts";
import { officeCall } from "./office-call.ts";
import type { PaneCall } from "./send-answer.ts";

/** Calls older than this were for an earlier Send. In milliseconds. */
const freshMs = 5 * 60_000;

/** What the handler asked of the pane when the alert's button opened it; each call is given once. Never rejects. */
export function paneCalls(item: ComposeItem, now: () => number = Date.now): () => Promise<PaneCall | null> {
  let last = 0;
  return async () => {
    const call = await readCall(item);
    if (call === null || call.at <= last || now() - call.at > freshMs) return null;
    last = call.at;
    return call;
  };
}

async function readCall(item: ComposeItem): Promise<PaneCall | null> {
  if (typeof item.getInitializationContextAsync !== "function") return null;
  try {
    const text = await officeCall<string>((answered) => item.getInitializationContextAsync(answered));
    const call: PaneCall | null = text ? JSON.parse(text) : null;
    return typeof call?.at === "number" ? call : null;
  } catch {
    return null;
  }
}
