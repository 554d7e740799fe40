import { messengerCall } from "./messenger-call.ts";

/** The client's own encryption, as the compose API tells it and takes it. */
export type SelectedEncryption =
  | {
      readonly name: "OpenPGP";
      readonly encryptBody: boolean;
      readonly encryptSubject: boolean;
      readonly signMessage: boolean;
    }
  | { readonly name: "S/MIME"; readonly encryptBody: boolean; readonly signMessage: boolean };

/** With the members that Thunderbird has had since 128 and the published types lack. */
export type ComposeDetails = messenger.compose.ComposeDetails & {
  readonly selectedEncryptionTechnology?: SelectedEncryption;
};

export function readDetails(tabId: number): Promise<ComposeDetails> {
  return messengerCall(() => messenger.compose.getComposeDetails(tabId) as Promise<ComposeDetails>);
}

export function putDetails(tabId: number, details: ComposeDetails): Promise<void> {
  return messengerCall(() => messenger.compose.setComposeDetails(tabId, details));
}
