import { distinctRecipients } from "./order-recipients.ts";
import type { RecipientView } from "./recipient-views.ts";
import type { RouteView } from "./route-views.ts";
import type { WayView } from "./ways.ts";

/** A recipient with the route that the chosen way takes; null where none leads out. */
export interface RoutedRecipient extends RecipientView {
  readonly route: RouteView | null;
}

/** Each address once. */
export function routedRecipients(
  recipients: readonly RecipientView[],
  way: WayView | null,
): readonly RoutedRecipient[] {
  return distinctRecipients(recipients.map((each, place) => ({ ...each, route: way?.routes[place] ?? null })));
}
