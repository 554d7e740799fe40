import { sessionRecord } from "./session-record.ts";

/**
 * `pending`: Thunderbird has not said yet; nothing may be assumed, and nothing written to the window. `asked`: nor has it,
 * and it may be waiting for the user, such as for a missing key (it then never says).
 */
export type Sent = "sent" | "refused" | "pending" | "asked";

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

/** Those who wait only for the end of a send, by tab. */
const ending = new Map<number, Set<() => void>>();

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
    if (waiting.get(tabId) === resolve) waiting.delete(tabId);
  }
}

/**
 * True when Thunderbird says in time that the send is over that goes on now; ask before it is answered. A send that we hold
 * has to be over before the next one: its end must not be taken for that one's, and it tells which button was pressed.
 */
export function sendEnds(tabId: number, withinMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const waiters = ending.get(tabId) ?? new Set();
    ending.set(tabId, waiters);
    const heard = (): void => {
      clearTimeout(timer);
      waiters.delete(heard);
      resolve(true);
    };
    const timer = setTimeout(() => {
      waiters.delete(heard);
      resolve(false);
    }, withinMs);
    waiters.add(heard);
  });
}

/** Tells `sendMessage` that Thunderbird may be asking the user; false when it was not `sendMessage` that pressed Send. */
export function sendAsks(tabId: number): boolean {
  const resolve = waiting.get(tabId);
  resolve?.("asked");
  return resolve !== undefined;
}

/** Takes `onAfterSend`; true when somebody here waited for it. */
export async function heardAfterSend(tabId: number, after: AfterSend): Promise<boolean> {
  await chosenModes.put(tabId, after.mode);
  for (const heard of [...(ending.get(tabId) ?? [])]) heard();
  const resolve = waiting.get(tabId);
  resolve?.(wasSent(after) ? "sent" : "refused");
  return resolve !== undefined;
}

/** After a refusal by the server Thunderbird reports success too: only the Message-ID is missing (none for the Outbox). */
export function wasSent({ mode, headerMessageId, error }: AfterSend): boolean {
  return error === undefined && (mode === "sendLater" || Boolean(headerMessageId));
}
