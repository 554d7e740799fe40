import type { EmulatedRecipient } from "./compose-item.ts";
import type { CompletedWith } from "./smart-alert.ts";

/** What the page tells the bare realm. */
export type ToClassic =
  | {
      readonly tell: "begin";
      readonly bundle: string;
      readonly kind: "message" | "appointment";
      readonly user: EmulatedRecipient;
      readonly language: string;
      readonly roaming: Record<string, string>;
    }
  | { readonly tell: "run"; readonly id: string; readonly handler: string }
  | { readonly tell: "answer"; readonly number: number; readonly reply: object };

/** What the bare realm tells the page. */
export type FromClassic =
  | { readonly tell: "ready" }
  | { readonly tell: "call"; readonly number: number; readonly call: number; readonly params: Record<string, unknown> }
  | { readonly tell: "completed"; readonly id: string; readonly how: CompletedWith };
