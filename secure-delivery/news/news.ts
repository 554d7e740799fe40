import { type EmailAddress, parseEmailAddress } from "../../shared/core/draft/email-address.ts";
import type { Job } from "../jobs/job-queue.ts";
import type { Keystore } from "../keys/keystore.ts";

/** What somebody inside the organisation has to hear of, whatever happens to a process or to the relay meanwhile. */
export type News =
  | { readonly kind: "reply"; readonly sentAt: number; readonly to: EmailAddress; readonly messageId: string }
  | { readonly kind: "not-me"; readonly sentAt: number; readonly to: EmailAddress }
  /** For whoever looks at incidents, whom the configuration names. */
  | { readonly kind: "incident"; readonly sentAt: number; readonly messageId: string; readonly position: number };

export const newsJobKind = "news";

/** The sender is known here only while a reader names them: so long is the address kept, under the keystore. */
const keptMs = 7 * 86_400_000;

/** `id` is the event's own: the same news, told twice, is one job. */
export async function newsJob(id: string, news: News, keystore: Pick<Keystore, "seal">, now: number): Promise<Job> {
  const name = `${newsJobKind} ${news.kind} ${id}`;
  if (news.kind === "incident") return { id: name, kind: newsJobKind, payload: JSON.stringify(news), dueAt: now };
  const to = Buffer.from(await keystore.seal(name, now + keptMs, Buffer.from(news.to))).toString("base64");
  return { id: name, kind: newsJobKind, payload: JSON.stringify({ ...news, to }), dueAt: now };
}

/** Null: nobody could be told for so long that the address is gone. */
export async function newsOf(
  { id, payload }: Pick<Job, "id" | "payload">,
  keystore: Pick<Keystore, "open">,
): Promise<News | null> {
  const kept = JSON.parse(payload) as News;
  if (kept.kind === "incident") return kept;
  const to = parseEmailAddress((await keystore.open(id, Buffer.from(kept.to, "base64")))?.toString() ?? "");
  return to === null ? null : { ...kept, to };
}
