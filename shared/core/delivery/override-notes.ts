import { z } from "zod";
import type { Draft } from "../draft/draft.ts";
import { overrideReasons } from "../policy/policy.ts";
import { preferencePurposes } from "../policy/preference-purpose.ts";
import type { Answer, UserDecision } from "../policy/user-decision.ts";
import { keptList, type OneAtATime } from "./kept-list.ts";
import type { KeyValue } from "./key-value.ts";
import { mostNoteCharacters, noteText } from "./note-text.ts";

const most = 100;

/**
 * What a user wrote beside the reason for going on, for the user alone: it is kept on this machine, beside the record of
 * sealed messages, and goes nowhere else. `id`: the draft's fingerprint.
 */
const noteSchema = z.object({
  id: z.string(),
  /** ISO 8601, UTC. */
  at: z.string(),
  recipients: z.array(z.string()),
  reason: z.enum(overrideReasons),
  /** Set where the recipients had asked for unencrypted mail. */
  purpose: z.enum(preferencePurposes).optional(),
  note: z.string().min(1).max(mostNoteCharacters),
});
export type OverrideNote = z.infer<typeof noteSchema>;

/** The notes of this machine, newest first. Methods reject when the store fails. */
export interface OverrideNotes {
  all(): Promise<readonly OverrideNote[]>;
  /** Adds it, or takes the place of the one about the same draft. */
  keep(note: OverrideNote): Promise<void>;
  drop(id: string): Promise<void>;
}

/** `store` must be this machine's own, in no copy that leaves it. `alone`: among all who write there. */
export function overrideNotes(store: KeyValue, alone?: OneAtATime): OverrideNotes {
  const list = keptList(store, "override-notes", noteSchema, most, alone);
  const without = (entries: readonly OverrideNote[], id: string): readonly OverrideNote[] =>
    entries.filter((each) => each.id !== id);
  return {
    all: list.all,
    keep: (note) => list.update((entries) => [note, ...without(entries, note.id)]),
    drop: (id) => list.update((entries) => without(entries, id)),
  };
}

/**
 * Keeps the note of a decision, and gives the decision without it: that one lies beside the draft, where others may read.
 * A decision without a note takes back that of an earlier one. A note that cannot be kept stops no message.
 */
export async function takeNote(decision: UserDecision, draft: Draft, notes: OverrideNotes): Promise<UserDecision> {
  const { fingerprint: id, answers, decidedAt } = decision;
  const noted = answers.find((answer) => "note" in answer && noteText(answer.note) !== null);
  const note = noted !== undefined && "note" in noted ? noteText(noted.note) : null;
  try {
    if (note === null || noted === undefined || !("reason" in noted)) await notes.drop(id);
    else {
      const { reason } = noted;
      const purpose = noted.choice === "send-unsealed" ? noted.purpose : undefined;
      const at = new Date(decidedAt).toISOString();
      const asked = purpose === undefined ? {} : { purpose };
      await notes.keep({ id, at, recipients: [...addressesOf(draft)], reason, ...asked, note });
    }
  } catch {
    // The reason itself is recorded all the same.
  }
  return { ...decision, answers: answers.map(withoutNote) };
}

function withoutNote(answer: Answer): Answer {
  if (!("note" in answer)) return answer;
  const { note: _, ...rest } = answer;
  return rest;
}

function addressesOf({ recipients }: Draft): readonly string[] {
  return recipients.flatMap((recipient) => (recipient.kind === "mailbox" ? [recipient.address] : []));
}
