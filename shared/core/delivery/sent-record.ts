import { z } from "zod";
import type { Draft } from "../draft/draft.ts";
import { keptList, type OneAtATime } from "./kept-list.ts";
import type { KeyValue } from "./key-value.ts";
import type { Receipt } from "./receipt.ts";
import { sealedRecipients } from "./sealed-recipients.ts";
import { messageId } from "./wire/fields.ts";

/**
 * What this machine keeps of a message that the endpoint holds, so that its sender can look after it: no subject, no
 * content. The link opens nothing without a recipient's own code, and stands in the sent notice as well.
 */
const entrySchema = z.object({
  messageId,
  endpoint: z.string(),
  sender: z.string(),
  /** In the order of the submission: the endpoint tells states in that order and knows no addresses. */
  recipients: z.array(z.string()),
  /** Null for a message that the endpoint delivers itself: it announces what it seals. */
  link: z.string().nullable(),
  /** The notice with the link is on its way. */
  announced: z.boolean(),
  storedAt: z.string(),
  expiresAt: z.string(),
});
export type SentEntry = z.infer<typeof entrySchema>;

/** What is kept of a draft that was just stored at the endpoint, before its notice is on its way. */
export function sentEntryOf(
  draft: Draft,
  receipt: Extract<Receipt, { kind: "sealed" | "submitted" }>,
  { endpoint, expiresAt }: Pick<SentEntry, "endpoint" | "expiresAt">,
): SentEntry {
  return {
    messageId: receipt.messageId,
    endpoint,
    sender: draft.from.address,
    recipients: [...(sealedRecipients(draft) ?? [])],
    link: receipt.kind === "sealed" ? receipt.link : null,
    announced: receipt.kind === "submitted",
    storedAt: receipt.storedAt,
    expiresAt,
  };
}

/** The sealed messages of this machine, newest first. Methods reject when the store fails. */
export interface SentRecord {
  all(): Promise<readonly SentEntry[]>;
  /** Adds it, or takes the place of what is known of the same message. */
  note(entry: SentEntry): Promise<void>;
  /** Changes what is known of one message; nothing when it is not known. */
  change(messageId: string, change: Partial<Pick<SentEntry, "announced" | "expiresAt">>): Promise<void>;
  /** Forgets one that was never announced. */
  drop(messageId: string): Promise<void>;
}

const key = "sent-messages";
const most = 200;

/**
 * `store` must be this machine's own, in no copy that leaves it. `alone`: among all who write there. The endpoint has a message
 * whose entry is lost.
 */
export function sentRecord(store: KeyValue, alone?: OneAtATime): SentRecord {
  const list = keptList(store, key, entrySchema, most, alone);
  return {
    all: list.all,
    note: (entry) => list.update((entries) => [entry, ...entries.filter((each) => each.messageId !== entry.messageId)]),
    change: (id, changed) =>
      list.update((entries) => entries.map((each) => (each.messageId === id ? { ...each, ...changed } : each))),
    drop: (id) => list.update((entries) => entries.filter((each) => each.messageId !== id)),
  };
}
