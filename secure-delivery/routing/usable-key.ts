import { type Key, readKeys } from "openpgp";
import { addressKey, type EmailAddress, parseEmailAddress } from "../../shared/core/draft/email-address.ts";

export interface UsableKey {
  readonly armored: string;
  /** In hex, capital letters. */
  readonly fingerprint: string;
}

/**
 * The key among these that names the address in a valid user ID and can encrypt today: neither expired nor revoked.
 * Null when there is none. Of several the newest.
 */
export async function usableKey(keys: string | Uint8Array, address: EmailAddress, at: Date): Promise<UsableKey | null> {
  const read = await (typeof keys === "string"
    ? readKeys({ armoredKeys: keys })
    : readKeys({ binaryKeys: keys })
  ).catch((): Key[] => []);
  const newest = read.toSorted((a, b) => b.getCreationTime().getTime() - a.getCreationTime().getTime());
  for (const key of newest) {
    if (!(await encryptsFor(key, address, at))) continue;
    return { armored: key.toPublic().armor(), fingerprint: key.getFingerprint().toUpperCase() };
  }
  return null;
}

async function encryptsFor(key: Key, address: EmailAddress, at: Date): Promise<boolean> {
  try {
    await key.verifyPrimaryKey(at);
    await key.getEncryptionKey(undefined, at);
    const users = await key.verifyAllUsers(undefined, at);
    return users.some(({ userID, valid }) => valid === true && addressOf(userID) === addressKey(address));
  } catch {
    return false;
  }
}

/** `Name <address>` or the address alone. */
function addressOf(userId: string): string | null {
  const address = parseEmailAddress((/<([^<>]+)>\s*$/.exec(userId)?.[1] ?? userId).trim());
  return address === null ? null : addressKey(address);
}
