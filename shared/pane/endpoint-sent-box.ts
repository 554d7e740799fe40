import type { NoticeWriter } from "../core/delivery/delivery-channel.ts";
import type { EndpointClient } from "../core/delivery/endpoint-client.ts";
import type { OverrideNotes } from "../core/delivery/override-notes.ts";
import type { Notice } from "../core/delivery/receipt.ts";
import type { SentEntry, SentRecord } from "../core/delivery/sent-record.ts";
import type { MessageState } from "../core/delivery/wire/message-state.ts";
import type { Policy } from "../core/policy/policy.ts";
import type { SentAction, SentBox, SentMessage, SentResult } from "./sent-box.ts";

export type SentClient = Pick<EndpointClient, "state" | "recall" | "changeExpiry">;

/** A message for the host to open in a new window; the user looks at it and sends it. */
export interface LinkMessage {
  readonly from: string;
  readonly to: readonly string[];
  readonly bcc: readonly string[];
  readonly notice: Notice;
}

export interface SentBoxParts {
  readonly record: SentRecord;
  readonly notes: OverrideNotes;
  /** The endpoint as this sender, or null when there is no right to ask it. */
  readonly clientFor: (endpoint: string, sender: string) => Promise<SentClient | null>;
  readonly policyFor: (sender: string) => Promise<Policy>;
  readonly writeNotice: NoticeWriter;
  /** True when the new message stands open; null where the mail program cannot open one beside a draft. */
  readonly openMessage: ((message: LinkMessage) => Promise<boolean>) | null;
}

/** So many are asked about; older ones are seldom looked after. */
const atOnce = 30;

export function endpointSentBox(parts: SentBoxParts): SentBox {
  return {
    list: async () => {
      try {
        const entries = (await parts.record.all()).slice(0, atOnce);
        return await Promise.all(entries.map((entry) => look(entry, parts)));
      } catch {
        return [];
      }
    },
    act: async (action) => {
      try {
        const entry = (await parts.record.all()).find(({ messageId }) => messageId === action.id);
        return entry === undefined ? "endpoint-rejected" : await actOn(entry, action, parts);
      } catch {
        return "endpoint-failed";
      }
    },
    notes: () => parts.notes.all().catch(() => []),
    forgetNote: (id) =>
      parts.notes.drop(id).then(
        () => true,
        () => false,
      ),
  };
}

async function look(entry: SentEntry, { clientFor, openMessage }: SentBoxParts): Promise<SentMessage> {
  const client = await clientFor(entry.endpoint, entry.sender).catch(() => null);
  const answer = await client?.state(entry.messageId);
  const known = answer?.ok ? answer.value : null;
  const state = known === null ? "unknown" : stateOf(known, entry);
  return {
    id: entry.messageId,
    state,
    storedAt: entry.storedAt,
    expiresAt: known?.expiresAt ?? entry.expiresAt,
    recipients: entry.recipients.map((shown, place) => ({
      shown,
      state: known?.recipients[place]?.state ?? null,
      openedAt: known?.recipients[place]?.openedAt ?? null,
      readers: (known?.recipients[place]?.readers ?? []).map(({ name, openedAt: at }) => ({ name, at })),
    })),
    linkAgain: openMessage !== null && entry.link !== null && state !== "recalled" && state !== "expired",
  };
}

function stateOf({ state }: MessageState, { announced }: SentEntry): SentMessage["state"] {
  switch (state) {
    case "accepted":
      return announced ? "announced" : "stored";
    case "held":
    case "processing":
      return "delivering";
    case "settled":
      return "delivered";
    case "recalled":
    case "expired":
      return state;
  }
}

async function actOn(entry: SentEntry, action: SentAction, parts: SentBoxParts): Promise<SentResult> {
  if (action.do === "link-again") return openNotice(entry, parts);
  const client = await parts.clientFor(entry.endpoint, entry.sender);
  if (client === null) return "endpoint-unauthorised";
  switch (action.do) {
    case "recall": {
      const recalled = await client.recall(entry.messageId);
      if (!recalled.ok) return recalled.code;
      const { recalled: when, notRecallable = 0 } = recalled.value;
      return when === "after_open" || notRecallable > 0 ? "recalled-late" : "done";
    }
    case "change-expiry": {
      const changed = await client.changeExpiry(entry.messageId, action.expiresAt);
      if (!changed.ok) return changed.code;
      await parts.record.change(entry.messageId, { expiresAt: changed.value.expiresAt });
      return "done";
    }
  }
}

async function openNotice(entry: SentEntry, parts: SentBoxParts): Promise<SentResult> {
  if (entry.link === null || parts.openMessage === null) return "link-not-opened";
  const { organisation, notice } = await parts.policyFor(entry.sender);
  const written = parts.writeNotice({
    organisation: organisation.name,
    contact: organisation.contact,
    sender: entry.sender,
    link: entry.link,
    expiresAt: new Date(entry.expiresAt),
    subject: notice.subject,
  });
  // The record does not say who stood in Bcc: of several, none may learn of the others by this.
  const [to, bcc] = entry.recipients.length > 1 ? [[], entry.recipients] : [entry.recipients, []];
  const opened = await parts.openMessage({ from: entry.sender, to, bcc, notice: written });
  return opened ? "done" : "link-not-opened";
}
