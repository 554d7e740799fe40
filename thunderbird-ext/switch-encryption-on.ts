import type { EncryptionTechnology } from "../shared/core/draft/encryption.ts";
import { type ComposeDetails, putDetails, readDetails } from "./compose-details.ts";
import { activeEncryption, fullEncryption } from "./draft-encryption.ts";

/**
 * Switches the client's own encryption on, and sees that it is on: what an event's answer changes is not told back, and a
 * change that Thunderbird refuses there leaves the window locked. Rejects when it is not on.
 */
export async function switchEncryptionOn(
  tabId: number,
  technology: EncryptionTechnology,
  details: ComposeDetails,
): Promise<void> {
  await putDetails(tabId, { selectedEncryptionTechnology: await fullEncryption(technology, details) });
  if (activeEncryption(await readDetails(tabId)) !== technology) throw new Error("encryption is not on");
}
