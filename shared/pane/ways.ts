import { encryptionTechnologies } from "../core/draft/encryption.ts";
import type { ReasonCode } from "../core/policy/verdict.ts";
import type { PaneAction } from "./pane-action.ts";
import type { RouteView } from "./route-views.ts";

/** By what choice a message leaves: the client's own Send, sealed, or with the client's own encryption. */
export const ways = ["send", "sealed", ...encryptionTechnologies] as const;
export type Way = (typeof ways)[number];

/** One choice that the user has, with what it means for each recipient (in the order of the draft). */
export interface WayView {
  readonly way: Way;
  readonly routes: readonly RouteView[];
}

/** The action that sends by this way. */
export function sending(way: Way, confirmed: readonly ReasonCode[]): Extract<PaneAction, { do: `send${string}` }> {
  switch (way) {
    case "send":
      return { do: "send", confirmed };
    case "sealed":
      return { do: "send-sealed", confirmed };
    case "openpgp":
    case "smime":
      return { do: "send-encrypted", technology: way, confirmed };
  }
}
