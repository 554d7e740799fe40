import type { EndpointParts } from "../endpoint-parts.ts";
import type { StoredMessage } from "./message-store.ts";

/**
 * Another expiry: the share moves to the keys of the new day, and its old key is destroyed. The message as it is then;
 * null when there is none.
 */
export async function changeExpiryOf(
  found: StoredMessage,
  expiresAt: number,
  { storage }: Pick<EndpointParts, "storage">,
): Promise<StoredMessage | null> {
  const { keystore } = storage.keys;
  let before: StoredMessage | null = found;
  while (before !== null && before.ended === null && before.share !== null) {
    const { id, share }: StoredMessage = before;
    const opened = share === null ? null : await keystore.open(id, share);
    if (opened === null) return before;
    const moved = await keystore.seal(id, expiresAt, opened);
    let isMoved = false;
    before = await storage.messages.update(id, (current) => {
      // Somebody else may have moved it meanwhile: then once more from there.
      isMoved = current.ended === null && sameBytes(current.share, share);
      return isMoved ? { ...current, expiresAt, share: moved } : current;
    });
    if (isMoved) return before;
  }
  return before;
}

function sameBytes(one: Uint8Array | null, other: Uint8Array | null): boolean {
  return one !== null && other !== null && Buffer.from(one).equals(other);
}
