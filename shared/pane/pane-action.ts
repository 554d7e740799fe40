import type { FindingRef } from "../core/detection/finding.ts";
import type { EncryptionTechnology } from "../core/draft/encryption.ts";
import type { PickupProof } from "../core/policy/pickup-proof.ts";
import type { OverrideReason } from "../core/policy/policy.ts";
import type { PreferencePurpose } from "../core/policy/preference-purpose.ts";
import type { DismissalReason } from "../core/policy/user-decision.ts";
import type { ReasonCode } from "../core/policy/verdict.ts";
import type { DraftEdit } from "./edit-draft.ts";

/**
 * What the user chose in the pane. `confirmed`: the questions that were ticked.
 * - `edit`: the draft is changed (`changeFor`), nothing is sent
 * - `set-aside`, `count-again`: answers are recorded (`answersFor`), nothing is sent
 * - `send`, `send-encrypted`, `override`, `as-asked`: answers are recorded, then the client's own Send is pressed again;
 *   `as-asked`: as ordinary mail, since that is what its recipients asked for. `note`: the user's own words (`takeNote`)
 * - `send-sealed`: answers are recorded, then it is sealed, or handed to the endpoint: the plan says which
 */
export type PaneAction =
  | { readonly do: "edit"; readonly edit: DraftEdit }
  | { readonly do: "set-aside"; readonly findings: readonly FindingRef[]; readonly because: DismissalReason }
  | { readonly do: "count-again" }
  | { readonly do: "send-sealed"; readonly confirmed: readonly ReasonCode[]; readonly proof?: PickupProof }
  | { readonly do: "send"; readonly confirmed: readonly ReasonCode[] }
  | {
      readonly do: "send-encrypted";
      readonly technology: EncryptionTechnology;
      readonly confirmed: readonly ReasonCode[];
    }
  | {
      readonly do: "override";
      readonly reason: OverrideReason;
      readonly note?: string;
      readonly confirmed: readonly ReasonCode[];
    }
  | {
      readonly do: "as-asked";
      readonly purpose: PreferencePurpose;
      readonly note?: string;
      readonly confirmed: readonly ReasonCode[];
    }
  | { readonly do: "back" };

/** What runs, for saying so. */
export type Doing = Exclude<PaneAction["do"], "edit"> | DraftEdit["kind"];

export function doingOf(action: PaneAction): Doing {
  return action.do === "edit" ? action.edit.kind : action.do;
}
