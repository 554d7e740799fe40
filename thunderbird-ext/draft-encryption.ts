import {
  type DraftEncryption,
  type EncryptionTechnology,
  encryptionTechnologies,
} from "../shared/core/draft/encryption.ts";
import type { ComposeDetails, SelectedEncryption } from "./compose-details.ts";
import { messengerCall } from "./messenger-call.ts";

const names = { openpgp: "OpenPGP", smime: "S/MIME" } as const;

type Capabilities = Partial<
  Record<SelectedEncryption["name"], { readonly canEncrypt: boolean; readonly canSign: boolean }>
>;

const recentMs = 60_000;
const mostWindows = 50;

/** Thunderbird looks into its key store for this, while a send waits. */
const asked = new Map<string, { readonly at: number; readonly capabilities: Capabilities }>();

/** What the user has switched on for this message; null: nothing. */
export function activeEncryption({
  selectedEncryptionTechnology: selected,
}: ComposeDetails): EncryptionTechnology | null {
  if (selected === undefined || !selected.encryptBody) return null;
  return encryptionTechnologies.find((technology) => names[technology] === selected.name) ?? null;
}

/**
 * The client's own encryption for one message. What Thunderbird does not tell is not assumed. `recent`: what a look at this window
 * said in the last minute will do; whether a key still serves shows when it is used.
 */
export async function draftEncryption(
  tabId: number,
  details: ComposeDetails,
  when: "now" | "recent",
): Promise<DraftEncryption> {
  const window = `${tabId}:${details.identityId}`;
  const before = when === "recent" ? asked.get(window) : undefined;
  const fresh = before !== undefined && Date.now() - before.at < recentMs;
  const capabilities = fresh ? before.capabilities : await capabilitiesOf(details.identityId);
  if (!fresh) {
    if (asked.size >= mostWindows) asked.clear();
    asked.set(window, { at: Date.now(), capabilities });
  }
  return {
    active: activeEncryption(details),
    available: encryptionTechnologies.filter((technology) => capabilities[names[technology]]?.canEncrypt === true),
  };
}

/** Encrypted with everything that the technology can hide, and signed where the sender can. S/MIME leaves the subject open. */
export async function fullEncryption(
  technology: EncryptionTechnology,
  { identityId }: ComposeDetails,
): Promise<SelectedEncryption> {
  const name = names[technology];
  const signMessage = (await capabilitiesOf(identityId))[name]?.canSign === true;
  return name === "OpenPGP"
    ? { name, encryptBody: true, encryptSubject: true, signMessage }
    : { name, encryptBody: true, signMessage };
}

async function capabilitiesOf(identityId: string | undefined): Promise<Capabilities> {
  if (identityId === undefined) return {};
  try {
    const identity = await messengerCall(() => messenger.identities.get(identityId));
    return (identity as { encryptionCapabilities?: Capabilities } | null)?.encryptionCapabilities ?? {};
  } catch {
    return {};
  }
}
