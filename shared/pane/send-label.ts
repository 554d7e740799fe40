import type { EndpointRoute } from "../core/delivery/wire/routes.ts";
import { type Language, speaker } from "../text/language.ts";
import { actionText } from "../text/pane-actions.ts";
import type { RecipientView } from "./recipient-views.ts";
import type { RouteView } from "./route-views.ts";
import { routedRecipients } from "./routed-recipients.ts";
import type { WayView } from "./ways.ts";

/** What a sender thinks of as one way of sending; the order in which they are named. */
const shares = ["sealed", "encrypted", "secure", "gateway", "direct"] as const;
type Share = (typeof shares)[number];

/** Exactly what will happen: `Send sealed to 2 recipients`, `Send sealed to 2, directly to 1`. */
export function sendLabel(recipients: readonly RecipientView[], way: WayView | null, language: Language): string {
  const say = speaker(actionText, language);
  const routes = routedRecipients(recipients, way).flatMap(({ route }) => (route === null ? [] : [shareOf(route)]));
  const counts = shares
    .map((share) => ({ share, count: routes.filter((each) => each === share).length }))
    .filter(({ count }) => count > 0);
  const [first, ...more] = counts;
  if (first === undefined) return say("send-all-direct", { count: 0 });
  if (more.length === 0) return say(`send-all-${first.share}`, { count: first.count });
  return say("send-mixed", { parts: counts.map(({ share, count }) => say(`part-${share}`, { count })).join(", ") });
}

function shareOf(route: RouteView): Share {
  switch (route.by) {
    case "inside":
    case "tls":
    case "plain":
      return "direct";
    case "gateway":
    case "sealed":
    case "encrypted":
      return route.by;
    case "endpoint":
      return route.best === null ? "secure" : endpointShare(route.best.route);
  }
}

function endpointShare(route: EndpointRoute): Share {
  switch (route) {
    case "openpgp":
    case "smime":
      return "encrypted";
    case "portal":
      return "sealed";
    case "gateway":
      return "gateway";
    case "tls":
    case "plain":
      return "direct";
  }
}
