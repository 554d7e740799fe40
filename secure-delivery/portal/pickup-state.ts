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
      /** A word that sender and recipient agreed upon is asked for too. */
      readonly secret: boolean;
      /** What the word is stretched with. */
      readonly salt: string;
      /** Several people read one of the addresses: the reader says who they are. */
      readonly named: boolean;
      /** A code can come by text message. */
      readonly sms: boolean;
      readonly failed: ShownError | null;
      /** A new code was asked for just now. */
      readonly again: boolean;
      /** An answer that waits until the address is proved once more. */
      readonly resume: WrittenAnswer | null;
    }
  | {
      readonly step: "message";
      readonly message: ReadMessage;
      readonly expiresAt: Date;
      readonly links: readonly FileLink[];
      /** All files in one; null with fewer than two. */
      readonly archive: FileLink | null;
      /** Opens what belongs to the message, for some minutes. */
      readonly ticket: string;
      /** The address that the reader proved. */
      readonly reader: string;
      readonly answer: Answer;
      /** Answers to the reader's own message. */
      readonly replies: readonly ShownReply[];
    }
  | { readonly step: "sorry"; readonly why: SorryKey; readonly minutes: number };

/** What the reader has written so far. Nothing of it is lost before it was sent. */
export interface WrittenAnswer {
  readonly text: string;
  readonly files: readonly File[];
}

/** Where the reader's own answer is. */
export type Answer =
  /** `kept`: what they had written when they put the form away. */
  | { readonly kind: "none"; readonly kept: WrittenAnswer }
  | ({ readonly kind: "writing"; readonly failed: ShownError | null } & WrittenAnswer)
  | { readonly kind: "sent" }
  /** About to say that the message is not theirs. */
  | { readonly kind: "not-me"; readonly kept: WrittenAnswer };

export const nothingWritten: WrittenAnswer = { text: "", files: [] };

export function isUnfinished(answer: Answer): boolean {
  const written = answer.kind === "writing" ? answer : answer.kind === "sent" ? nothingWritten : answer.kept;
  return written.text.trim() !== "" || written.files.length > 0;
}

/** The next step of a reader who had begun to answer: what they wrote is there again. */
export function withAnswer(state: PickupState, written: WrittenAnswer | null): PickupState {
  if (written === null) return state;
  const { text, files } = written;
  if (state.step === "message") return { ...state, answer: { kind: "writing", text, files, failed: null } };
  return state.step === "code" ? { ...state, resume: { text, files } } : state;
}

export interface ShownReply {
  readonly message: ReadMessage;
}

export interface FileLink {
  readonly name: string;
  readonly size: number;
  /** Of a blob in this page. */
  readonly url: string;
}
