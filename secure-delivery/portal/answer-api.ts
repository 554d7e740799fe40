import type { PickupReplies, PickupReply } from "../../shared/core/delivery/wire/pickup-answers.ts";
import type { StoredReceipt } from "../../shared/core/delivery/wire/submission.ts";
import { type PickupResult, readBody, request } from "./pickup-api.ts";

/** What a reader can do with an open message, by the ticket that opened it. Nothing rejects and nothing hangs. */
export interface AnswerApi {
  reply(reply: PickupReply): Promise<PickupResult<StoredReceipt>>;
  /** None for anybody but the sender. */
  replies(): Promise<PickupResult<PickupReplies>>;
  notMe(sender: string): Promise<PickupResult<unknown>>;
}

const callMs = 30_000;
const uploadMs = 300_000;

export function answerApi(messageId: string, ticket: string): AnswerApi {
  const base = `/p/${messageId}`;
  const authorization = `Bearer ${ticket}`;
  const post = (body: unknown): RequestInit => ({
    method: "POST",
    headers: { authorization, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const json = (response: Response): Promise<never> => response.json() as Promise<never>;
  return {
    reply: async (reply) => readBody(await request(`${base}/replies`, uploadMs, post(reply)), json),
    replies: async () => readBody(await request(`${base}/replies`, callMs, { headers: { authorization } }), json),
    notMe: async (sender) => readBody(await request(`${base}/not-me`, callMs, post({ sender })), json),
  };
}
