/**
 * What readers of a sealed message have to prove besides their mailbox, as the sender chose it in the pane. The agreed word itself is
 * never in it: it stays in the field that it was typed into.
 */
export interface PickupProof {
  /** Of the word that the sender told the recipients: stretched with the salt (delivery/secret-verifier.ts). */
  readonly word?: { readonly verifier: string; readonly salt: string };
  /** Telephone numbers (E.164) for codes by text message. */
  readonly phones?: readonly { readonly address: string; readonly number: string }[];
}
