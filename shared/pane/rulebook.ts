import type { Policy } from "../core/policy/policy.ts";
import type { LocalText } from "../core/policy/rule.ts";

/** What the organisation's policy means for a sender, for saying it in plain words. */
export interface Rulebook {
  readonly organisation: string;
  readonly contact: string;
  /** Patient information for people outside can be sealed; null: there is no endpoint, so it stays. */
  readonly sealing: { readonly asks: boolean; readonly expiryDays: number } | null;
  readonly partners: number;
  readonly override: "with-reason" | "emergency" | "never";
  /** Words that rules of the organisation bring along. */
  readonly ownRules: readonly LocalText[];
  /** A practice is reported, with its result and nothing else. */
  readonly reportsPractice: boolean;
}

export function rulebookOf({ organisation, endpoint, sealing, partners, override, rules, training }: Policy): Rulebook {
  return {
    organisation: organisation.name,
    contact: organisation.contact,
    sealing: endpoint === null ? null : { asks: sealing.confirm, expiryDays: sealing.expiryDays },
    partners: partners.length,
    override: override.allowed ? "with-reason" : override.breakGlass ? "emergency" : "never",
    ownRules: rules.flatMap(({ guidance, shadow }) => (guidance === undefined || shadow ? [] : [guidance])),
    reportsPractice: training.report,
  };
}
