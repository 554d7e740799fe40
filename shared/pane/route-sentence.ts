import type { RankedRoute } from "../core/delivery/wire/routes.ts";
import { knownPurposes } from "../core/policy/preference-purpose.ts";
import { type Language, speaker } from "../text/language.ts";
import { purposeText } from "../text/purposes.ts";
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
  return say(known, { detail: protocolName(detail), when: whenOf(checkedAt, language, now) });
}

/** That somebody asked for ordinary mail, what for, and when the register was asked. */
export function askedSentence(
  { detail, checkedAt }: RankedRoute,
  language: Language,
  now: number = Date.now(),
): string {
  const say = speaker(routeText, language);
  const purposes = knownPurposes(detail).map((purpose) => purposeText[language][purpose]);
  return say("asked", { purposes: purposes.join(", "), when: whenOf(checkedAt, language, now) });
}

function whenOf(checkedAt: string, language: Language, now: number): string {
  const say = speaker(routeText, language);
  const day = new Date(checkedAt);
  return day.toDateString() === new Date(now).toDateString() ? say("today") : say("on-day", { day });
}

/** `TLSv1.3`, as libraries write it. */
function protocolName(detail: string): string {
  const version = /^TLSv(\d(?:\.\d)?)/.exec(detail)?.[1];
  return version === undefined ? "TLS" : `TLS ${version}`;
}
