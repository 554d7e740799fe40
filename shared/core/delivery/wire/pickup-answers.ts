import { z } from "zod";
import { address, base64, messageId, serverShare, timestamp } from "./fields.ts";

/** A recipient's answer, sealed in the browser. `sender`: whom it goes to, checked against the message's own sender. */
export const pickupReply = z
  .strictObject({ id: messageId, sender: address, serverShare, sealed: base64 })
  .meta({ id: "PickupReply" });
export type PickupReply = z.infer<typeof pickupReply>;

export const pickupReplies = z
  .object({
    replies: z.array(z.object({ id: messageId, storedAt: timestamp, serverShare, ticket: z.string() })),
  })
  .meta({ id: "PickupReplies" });
export type PickupReplies = z.infer<typeof pickupReplies>;

export const notMe = z.strictObject({ sender: address }).meta({ id: "NotMe" });
export type NotMe = z.infer<typeof notMe>;

export const notMeTaken = z.object({ taken: z.literal(true) }).meta({ id: "NotMeTaken" });
