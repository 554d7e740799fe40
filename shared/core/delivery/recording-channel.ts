import type { Draft } from "../draft/draft.ts";
import type { Policy } from "../policy/policy.ts";
import type { DeliveryChannel } from "./delivery-channel.ts";
import type { Receipt } from "./receipt.ts";
import { type SentRecord, sentEntryOf } from "./sent-record.ts";

/** The channel, with a note in the sender's record of all that it stores. A note that cannot be made stops no message. */
export function recordingChannel(channel: DeliveryChannel, record: SentRecord, policy: Policy): DeliveryChannel {
  const note = async (draft: Draft, receipt: Extract<Receipt, { kind: "sealed" | "submitted" }>): Promise<void> => {
    if (policy.endpoint === null) return;
    const latest = Date.parse(receipt.storedAt) + policy.sealing.expiryDays * 86_400_000;
    const expiresAt = receipt.kind === "sealed" ? receipt.expiresAt : new Date(latest).toISOString();
    await record.note(sentEntryOf(draft, receipt, { endpoint: policy.endpoint, expiresAt })).catch(() => {});
  };
  return {
    seal: async (draft, proof) => {
      const receipt = await channel.seal(draft, proof);
      if (receipt.kind === "sealed") await note(draft, receipt);
      return receipt;
    },
    submit: async (draft, floor, proof) => {
      const receipt = await channel.submit(draft, floor, proof);
      if (receipt.kind === "submitted") await note(draft, receipt);
      return receipt;
    },
  };
}
