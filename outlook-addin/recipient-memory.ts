import { toBase64 } from "../shared/core/delivery/base64.ts";
import { fromBase64 } from "../shared/core/draft/attachments/from-base64.ts";
import type { RecipientMemory } from "../shared/core/recipients/recipient-memory.ts";
import { localText } from "./local-text.ts";

/** On this machine, in the add-in's own storage. Where there is none, everybody counts as new. */
export const recipientMemory: RecipientMemory = {
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
