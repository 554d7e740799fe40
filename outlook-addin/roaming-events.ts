import type { WaitingEvent } from "../shared/core/audit/audit-queue.ts";
import type { EmailAddress } from "../shared/core/draft/email-address.ts";
import { keepRoamingText, mostLogCharacters, roamingText, savedLength } from "./roaming.ts";

/** `sender` is null where the organisation does not want to hear of it. */
export type RoamingEvent = Omit<WaitingEvent, "sender"> & { readonly sender: EmailAddress | null };

/**
 * Classic Windows' handler has no storage: its latest events lie with the mailbox until a pane takes them in, as many as fit (a
 * dozen or so). Rejects when that fails.
 */
export async function keepRoamingEvent(made: Omit<RoamingEvent, "id">): Promise<void> {
  const events = [...roamingEvents(), { id: newId(), ...made }];
  while (events.length > 1 && savedLength(JSON.stringify(events)) > mostLogCharacters) events.shift();
  await keepRoamingText("audit", JSON.stringify(events));
}

export function roamingEvents(): RoamingEvent[] {
  try {
    const kept: unknown = JSON.parse(roamingText("audit") ?? "[]");
    return Array.isArray(kept)
      ? kept.filter((one) => typeof one?.id === "string" && typeof one.event === "object")
      : [];
  } catch {
    return [];
  }
}

/** Those that came meanwhile stay. Rejects when it cannot be saved. */
export async function dropRoamingEvents(ids: ReadonlySet<string>): Promise<void> {
  await keepRoamingText("audit", JSON.stringify(roamingEvents().filter(({ id }) => !ids.has(id))));
}

/** That runtime has no source of randomness. An id is no secret: it only has to be another one each time. */
function newId(): string {
  const part = (): string => Math.random().toString(36).slice(2);
  return `${Date.now().toString(36)}-${part()}${part()}`;
}
