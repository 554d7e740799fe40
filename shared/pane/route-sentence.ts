import type { RankedRoute } from "../core/delivery/wire.ts";
import { type Language, speaker } from "../text/language.ts";
import { routeText } from "../text/routes.ts";
import type { RouteView } from "./route-views.ts";

/** How one recipient gets it, and how that is known, in a few words. `now`: milliseconds since the epoch. */
export function routeSentence(route: RouteView, language: Language, now: number = Date.now()): string {
  const say = speaker(routeText, language);
  switch (route.by) {
    case "inside":
    case "tls":
    case "plain":
    case "gateway":
    case "sealed":
      return say(`by-${route.by}`);
    case "encrypted":
      return say(route.pinned ? `by-${route.technology}-pinned` : `by-${route.technology}`);
    case "endpoint":
      return route.best === null ? say("by-endpoint") : evidence(route.best, language, now);
  }
}

function evidence({ evidence: known, detail, checkedAt }: RankedRoute, language: Language, now: number): string {
  const say = speaker(routeText, language);
  const day = new Date(checkedAt);
  const when = day.toDateString() === new Date(now).toDateString() ? say("today") : say("on-day", { day });
  return say(known, { detail: protocolName(detail), when });
}

/** `TLSv1.3`, as libraries write it. */
function protocolName(detail: string): string {
  const version = /^TLSv(\d(?:\.\d)?)/.exec(detail)?.[1];
  return version === undefined ? "TLS" : `TLS ${version}`;
}
