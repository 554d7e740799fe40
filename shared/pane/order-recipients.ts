import type { Standing } from "../core/recipients/recipient-trust.ts";
import type { RecipientView } from "./pane-view.ts";

/** Recipients as they are shown: those that matter in sight, colleagues folded away when there are many. */
export interface RecipientOrder {
  readonly shown: readonly RecipientView[];
  readonly folded: readonly RecipientView[];
}

const concern: Readonly<Record<Standing, number>> = { unparseable: 0, unverifiable: 1, outside: 2, internal: 3 };
const atOnce = 5;

/** Each address once, the least known first. With more than five, colleagues are folded first, then the rest of a long list. */
export function orderRecipients(recipients: readonly RecipientView[]): RecipientOrder {
  const ordered = distinctRecipients(recipients).toSorted((a, b) => concern[a.standing] - concern[b.standing]);
  if (ordered.length <= atOnce + 1) return { shown: ordered, folded: [] };
  const notInternal = ordered.filter(({ standing }) => standing !== "internal").length;
  const cut = Math.max(1, Math.min(atOnce, notInternal));
  return { shown: ordered.slice(0, cut), folded: ordered.slice(cut) };
}

/** An address that stands in To and in Cc is one recipient. */
export function distinctRecipients(recipients: readonly RecipientView[]): readonly RecipientView[] {
  return [...new Map(recipients.map((each) => [each.shown.toLowerCase(), each])).values()];
}
