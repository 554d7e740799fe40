import type { RecipientState } from "../core/delivery/wire/message-state.ts";
import type { SentMessage } from "./sent-box.ts";

/** What a message came to, in one line. `reached` of `count` have it. */
export interface SentSummary {
  readonly key:
    | Exclude<SentMessage["state"], "delivered">
    | "opened"
    | "opened-some"
    | "received"
    | "received-some"
    | "not-received";
  readonly reached: number;
  readonly count: number;
}

export function sentSummary({ state, recipients }: Pick<SentMessage, "state" | "recipients">): SentSummary {
  const count = recipients.length;
  const reached = recipients.filter((each) => has(each.state)).length;
  const told = (key: SentSummary["key"]): SentSummary => ({ key, reached, count });
  if (state !== "announced" && state !== "stored" && state !== "delivered" && state !== "delivering")
    return told(state);
  if (recipients.some((each) => failed(each.state)))
    return { key: "not-received", reached: recipients.filter((each) => failed(each.state)).length, count };
  if (reached === 0) return told(state === "delivered" ? "announced" : state);
  const word = recipients.some((each) => isDelivered(each.state)) ? "received" : "opened";
  return told(reached === count ? word : `${word}-some`);
}

/** It lies in their mailbox, or they have opened it. */
function has(state: RecipientState | null): boolean {
  return isDelivered(state) || state === "opened" || state === "replied";
}

function isDelivered(state: RecipientState | null): boolean {
  return state?.endsWith("_delivered") ?? false;
}

function failed(state: RecipientState | null): boolean {
  return state === "bounced" || state === "not_me";
}
