import { toBase64 } from "../shared/core/delivery/base64.ts";
import { fromBase64 } from "../shared/core/draft/attachments/from-base64.ts";
import type { EmailAddress } from "../shared/core/draft/email-address.ts";
import { joinedMemory, noteSent, recallSent, type SentMemory } from "../shared/core/recipients/recall-sent.ts";
import type { RecipientMemory } from "../shared/core/recipients/recipient-memory.ts";
import type { SendPurpose } from "../shared/core/recipients/sent-record.ts";
import { localText } from "./local-text.ts";
import { roamingMemory } from "./roaming-memory.ts";

/** On this machine, in the add-in's own storage. */
const localMemory: RecipientMemory = {
  key: async () => {
    const local = here();
    const kept = fromBase64(local.find("recipient-key") ?? "");
    if (kept?.length === 32) return kept;
    const made = crypto.getRandomValues(new Uint8Array(32));
    local.keep("recipient-key", toBase64(made));
    return made;
  },
  read: async () => here().find("recipient-record"),
  write: async (text) => here().keep("recipient-record", text),
};

function here(): NonNullable<ReturnType<typeof localText>> {
  const local = localText();
  if (local === null) throw new Error("no storage in this runtime");
  return local;
}

/** Whom this user has written to, by this machine and by what classic Windows' handler leaves with the mailbox. Never rejects. */
export async function recallRecipients(): Promise<SentMemory> {
  const [local, roaming] = await Promise.all([recallSent(localMemory), recallSent(roamingMemory)]);
  return joinedMemory(local, roaming);
}

/** Rejects as the memory does. */
export function noteRecipients(addresses: readonly EmailAddress[], purpose: SendPurpose): Promise<void> {
  return noteSent(localText() === null ? roamingMemory : localMemory, addresses, purpose);
}
