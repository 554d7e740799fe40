import { decrypt, readMessage } from "openpgp";
import { pickupPassword } from "./pickup-key.ts";

export interface PickupSecrets {
  readonly messageId: string;
  readonly linkSecret: Uint8Array;
  readonly serverShare: Uint8Array;
}

/**
 * Opens a sealed message with both halves of its secret; gives the RFC 5322 message inside.
 * Null when the secrets do not fit or the content was changed; says no more, on purpose.
 */
export async function openSealed(sealed: Uint8Array, secrets: PickupSecrets): Promise<Uint8Array | null> {
  const password = pickupPassword(secrets.linkSecret, secrets.serverShare, secrets.messageId);
  try {
    const message = await readMessage({ binaryMessage: sealed });
    const { data } = await decrypt({ message, passwords: [password], format: "binary" });
    return data as Uint8Array;
  } catch {
    return null;
  }
}
