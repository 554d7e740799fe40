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

/** What the user has switched on for this message; null: nothing. */
export function activeEncryption({
  selectedEncryptionTechnology: selected,
}: ComposeDetails): EncryptionTechnology | null {
  if (selected === undefined || !selected.encryptBody) return null;
  return encryptionTechnologies.find((technology) => names[technology] === selected.name) ?? null;
}

/** The client's own encryption for one message. What Thunderbird does not tell is not assumed. */
export async function draftEncryption(details: ComposeDetails): Promise<DraftEncryption> {
  const capabilities = await capabilitiesOf(details.identityId);
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
