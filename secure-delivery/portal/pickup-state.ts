import type { PickupError, SorryKey } from "../../shared/text/pickup.ts";
import type { ReadMessage } from "./read-message.ts";

export interface ShownError {
  readonly error: PickupError;
  readonly minutes: number;
}

/** Where the reader is. What was typed stays in it, so that a change of language loses nothing. */
export type PickupState =
  | { readonly step: "address"; readonly address: string; readonly failed: ShownError | null }
  | {
      readonly step: "code";
      readonly address: string;
      readonly minutes: number;
      readonly failed: ShownError | null;
      /** A new code was asked for just now. */
      readonly again: boolean;
    }
  | {
      readonly step: "message";
      readonly message: ReadMessage;
      readonly expiresAt: Date;
      readonly links: readonly FileLink[];
    }
  | { readonly step: "sorry"; readonly why: SorryKey; readonly minutes: number };

export interface FileLink {
  readonly name: string;
  readonly size: number;
  /** Of a blob in this page. */
  readonly url: string;
}
