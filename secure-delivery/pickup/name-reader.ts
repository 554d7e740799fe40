import type { EndpointParts } from "../endpoint-parts.ts";
import type { Digest } from "../keys/digests.ts";
import type { StoredMessage } from "../messages/message-store.ts";

/** Asked of every reader alike, whoever they are: the question must not tell whose address is shared. */
export function asksName(message: StoredMessage | null): boolean {
  return message?.recipients.some(({ shared }) => shared) ?? false;
}

/** Keeps who opened it, by their own word: for the sender's receipt, as long as the message's ciphertext is kept. */
export async function keepName(
  { id, recipients, expiresAt }: StoredMessage,
  reader: Digest,
  given: string,
  { config, digests, storage, now }: EndpointParts,
): Promise<void> {
  const position = recipients.findIndex((one) => one.reader === reader && one.shared && one.notMeAt === null);
  const name = given.normalize("NFC").replace(/\s+/g, " ").trim();
  if (position < 0 || name === "") return;
  const who = digests.named(reader, name);
  const kept = expiresAt + config.limits.keepEndedDays * 86_400_000;
  const sealed = await storage.keys.keystore.seal(`${id} ${who}`, kept, Buffer.from(name));
  await storage.readings.add({ messageId: id, position, who, openedAt: now(), name: sealed });
}
