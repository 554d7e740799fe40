import { sessionRecord } from "./session-record.ts";

/** `pending`: Thunderbird has not said yet; nothing may be assumed, and nothing written to the window. */
export type Sent = "sent" | "refused" | "pending";

type SendMode = "sendNow" | "sendLater";
export interface AfterSend {
  readonly mode: SendMode;
  readonly headerMessageId?: string;
  readonly error?: string;
}

/** How long a send may take before we say that it is still on its way, in milliseconds. */
const limitMs = 45_000;

/** Which of its buttons the user pressed. `onBeforeSend` does not tell; the `onAfterSend` of a held send does. */
const chosenModes = sessionRecord<SendMode>("send-mode");

/** Sends waiting here for Thunderbird's word, by tab. */
const waiting = new Map<number, (sent: Sent) => void>();

/** Presses Send for the user, the way the user did. `onBeforeSend` fires again. Never rejects, never hangs. */
export async function sendMessage(tabId: number): Promise<Sent> {
  const { promise, resolve } = Promise.withResolvers<Sent>();
  const timer = setTimeout(() => resolve("pending"), limitMs);
  waiting.set(tabId, resolve);
  try {
    const mode = (await chosenModes.find(tabId)) ?? "default";
    messenger.compose.sendMessage(tabId, { mode }).then(
      (after) => resolve(wasSent(after as AfterSend) ? "sent" : "refused"),
      () => resolve("refused"),
    );
    return await promise;
  } finally {
    clearTimeout(timer);
    waiting.delete(tabId);
  }
}

/** Takes `onAfterSend`; true when somebody here waited for it. */
export async function heardAfterSend(tabId: number, after: AfterSend): Promise<boolean> {
  await chosenModes.put(tabId, after.mode);
  const resolve = waiting.get(tabId);
  resolve?.(wasSent(after) ? "sent" : "refused");
  return resolve !== undefined;
}

/** After a refusal by the server Thunderbird reports success too: only the Message-ID is missing (none for the Outbox). */
export function wasSent({ mode, headerMessageId, error }: AfterSend): boolean {
  return error === undefined && (mode === "sendLater" || Boolean(headerMessageId));
}
