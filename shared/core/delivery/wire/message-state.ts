import { z } from "zod";
import { messageId, timestamp } from "./fields.ts";
import { endpointRoute } from "./routes.ts";

const recipientState = z.enum([
  "queued",
  "sending",
  "deferred",
  "tls_delivered",
  "e2e_delivered",
  "gateway_delivered",
  "plain_delivered",
  "bounced",
  "portal_ready",
  "notified",
  "opened",
  "replied",
  "not_me",
  "recalled",
  "expired",
]);
export type RecipientState = z.infer<typeof recipientState>;

export const messageState = z
  .object({
    id: messageId,
    /** For messages that the endpoint delivers: `held` while a recall still undoes all of it, `processing`, `settled`. */
    state: z.enum(["accepted", "held", "processing", "settled", "recalled", "expired"]),
    storedAt: timestamp,
    expiresAt: timestamp,
    /** Of a settled message: did everybody get it, some, nobody? */
    outcome: z.enum(["delivered", "partial", "failed"]).optional(),
    /** A legal hold keeps the content, whatever ends. Absent at older endpoints. */
    heldSince: timestamp.nullable().optional(),
    /** Answers to it: each a sealed message of its own, with a state, evidence and a hold. Absent: there are none. */
    replies: z.array(messageId).optional(),
    /** In the order of the submission: the endpoint keeps no addresses, only keyed digests. */
    recipients: z.array(
      z.object({
        state: recipientState,
        openedAt: timestamp.nullable(),
        /** Who opened it, of the people behind one address, by their own word; each once, the first first. */
        readers: z.array(z.object({ name: z.string(), openedAt: timestamp })).optional(),
        /** The way that was taken, for messages that the endpoint delivers. */
        route: endpointRoute.optional(),
        /** What was last seen on that way, such as `TLSv1.3` or the status `5.1.1`. */
        detail: z.string().max(200).optional(),
      }),
    ),
  })
  .meta({ id: "MessageState" });
export type MessageState = z.infer<typeof messageState>;
