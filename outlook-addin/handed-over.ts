import type { ComposeItem } from "./compose-item.ts";
import { inTime } from "./in-time.ts";
import { itemProperties } from "./item-properties.ts";
import { officeCall } from "./office-call.ts";
import { sessionValue } from "./session-value.ts";

/** The endpoint has this item's message and delivers it: nothing of the item may be sent a second time. */
export interface HandedOver {
  readonly messageId: string;
  readonly copy: SubmittedCopy;
}

/**
 * What stands in the window of such a message.
 * - `kept`: the sender's copy, saved among the drafts
 * - `not-kept`: the message as it was; it could not be made a copy
 * - `edited`: the message with what the user has changed since, which has not left
 */
export type SubmittedCopy = "kept" | "not-kept" | "edited";

const session = sessionValue<HandedOver>("handed-over");
const property = "sealpost.handed-over";

/** With the compose session, which the handler reads quickly, and with the item: who opens the copy tomorrow must not send it. */
export const handedOver = {
  async find(item: ComposeItem): Promise<HandedOver | null> {
    const [here, kept] = await Promise.all([session.find(item), keptWith(item).catch(() => null)]);
    return here ?? kept;
  },

  /** In both places, as far as they take it. Never rejects. */
  async put(item: ComposeItem, value: HandedOver): Promise<void> {
    await Promise.allSettled([session.put(item, value), keepWith(item, value)]);
  },
};

/** Every Send asks this beside its other questions, and must not wait for it. In milliseconds. */
const askLimitMs = 3_000;

async function keptWith(item: ComposeItem): Promise<HandedOver | null> {
  const text: unknown = (await inTime(itemProperties(item), askLimitMs)).get(property);
  return typeof text === "string" && text !== "" ? JSON.parse(text) : null;
}

async function keepWith(item: ComposeItem, value: HandedOver): Promise<void> {
  const own = await itemProperties(item);
  own.set(property, JSON.stringify(value));
  await officeCall<void>((answered) => own.saveAsync(answered));
}
