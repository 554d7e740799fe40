import { z } from "zod";
import { messageId, timestamp } from "./fields.ts";

/** `after_open`: somebody has read it already; recall stops further opening, it cannot unread. */
export const recallReceipt = z
  .object({
    id: messageId,
    recalled: z.enum(["before_open", "after_open"]),
    /** Recipients who have the message itself already: it cannot be taken back from them. */
    notRecallable: z.int().optional(),
  })
  .meta({ id: "RecallReceipt" });
export type RecallReceipt = z.infer<typeof recallReceipt>;

export const holdChange = z.strictObject({ held: z.boolean() }).meta({ id: "HoldChange" });

export const expiryChange = z.strictObject({ expiresAt: timestamp }).meta({ id: "ExpiryChange" });
