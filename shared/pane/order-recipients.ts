import type { Standing } from "../core/recipients/recipient-trust.ts";
import type { RecipientView } from "./recipient-views.ts";

/** Recipients as they are shown: those that matter in sight, colleagues folded away when there are many. */
export interface RecipientOrder<Shown extends RecipientView> {
  readonly shown: readonly Shown[];
  readonly folded: readonly Shown[];
}

const rank: Readonly<Record<Standing, number>> = {
  unparseable: 0,
  unverifiable: 1,
  personal: 3,
  outside: 3,
  partner: 4,
  internal: 5,
};
const atOnce = 5;

/** Each address once, the least known first. With more than five, colleagues are folded first, then the rest of a long list. */
export function orderRecipients<Shown extends RecipientView>(recipients: readonly Shown[]): RecipientOrder<Shown> {
  const ordered = distinctRecipients(recipients).toSorted((a, b) => rankOf(a) - rankOf(b));
  if (ordered.length <= atOnce + 1) return { shown: ordered, folded: [] };
  const matter = ordered.filter((each) => rankOf(each) < rank.internal).length;
  const cut = Math.max(1, Math.min(atOnce, matter));
  return { shown: ordered.slice(0, cut), folded: ordered.slice(cut) };
}

/** An address that stands in To and in Cc is one recipient; what is known of it is told at its first place. */
export function distinctRecipients<Shown extends RecipientView>(recipients: readonly Shown[]): readonly Shown[] {
  const first = new Map<string, Shown>();
  for (const each of recipients) {
    const key = each.shown.toLowerCase();
    if (!first.has(key)) first.set(key, each);
  }
  return [...first.values()];
}

/** Somebody who gives pause stands before everybody who does not, a colleague too. */
function rankOf({ standing, concerns }: RecipientView): number {
  return concerns.length > 0 ? Math.min(2, rank[standing]) : rank[standing];
}
