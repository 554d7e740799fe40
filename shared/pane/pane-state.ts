import type { HeldBecause } from "../core/send/send-outcome.ts";
import { isFailure } from "./is-failure.ts";
import { confirmQuestions } from "./open-questions.ts";
import { leadsOn, type PaneView } from "./pane-view.ts";

/**
 * The state at a glance.
 * - `clear`: goes as it is; what the client's own sending gives is protection enough
 * - `needs-you`: the user has something to put right or to answer
 * - `protected`: goes, sealed
 * - `blocked`: cannot go as it is, and no answer changes that
 * - `pending`: the client has it and has not said yet how it went; it must not be sent again
 * - `waiting`: goes by itself when there is a connection again
 * - `failed`: the last try to send went wrong; the draft is as it was
 */
export type PaneState = "clear" | "needs-you" | "protected" | "blocked" | "pending" | "waiting" | "failed";

export function paneState({ verdict, because, offers }: PaneView): PaneState {
  if (because.includes("notice-pending")) return "pending";
  if (because.includes("offline-waiting")) return "waiting";
  if (because.some(isFailure)) return "failed";
  switch (verdict) {
    case "clear":
      return "clear";
    case "refuse":
      return "blocked";
    case "protect":
      if (offers.send) return "clear";
      if (offers.seal) return "protected";
      return leadsOn(offers) ? "needs-you" : "blocked";
    case "ask":
      return leadsOn(offers) ? "needs-you" : "blocked";
  }
}

/**
 * The reasons worth reading at the top: "choose how to go on" says nothing beside a reason that says what is wrong, and
 * what is to be confirmed is said where it is confirmed.
 */
export function reasonsToShow(view: PaneView): readonly HeldBecause[] {
  const asked = confirmQuestions(view).map(({ reason }): HeldBecause => reason);
  const telling = view.because.filter((code) => code !== "needs-decision" && !asked.includes(code));
  return telling.length > 0 || asked.length > 0 ? telling : view.because;
}
