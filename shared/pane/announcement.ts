import type { ReasonCode } from "../core/policy/verdict.ts";
import { heldSentence } from "../text/held.ts";
import { type Language, speaker } from "../text/language.ts";
import { paneText } from "../text/pane.ts";
import { actionText } from "../text/pane-actions.ts";
import { confirmQuestions, openQuestions } from "./open-questions.ts";
import type { PaneScreen } from "./pane-session.ts";
import { reasonsToShow } from "./pane-state.ts";
import { stateKey } from "./state-key.ts";

/** What the user has ticked; `touched`: in this very view. */
interface Confirmed {
  readonly confirmed: readonly ReasonCode[];
  readonly touched: boolean;
}

/**
 * The change of the screen in words: the state, why, what is to be confirmed and how much was found; what is left to
 * confirm; or what is being done.
 */
export function announcement(screen: PaneScreen, language: Language, { confirmed, touched }: Confirmed): string {
  const say = speaker(paneText, language);
  switch (screen.phase) {
    case "opening":
      return say("opening");
    case "busy":
      return speaker(actionText, language)(`doing-${screen.doing}`);
    case "showing": {
      const { view } = screen;
      if (touched) return say("questions-left", { count: openQuestions(view, confirmed).length });
      const questions = confirmQuestions(view).length;
      const findings = view.findings.filter(({ level }) => level === "warn").length;
      return [
        `${say(`state-${stateKey(view, view.ways[0] ?? null)}`)}.`,
        ...reasonsToShow(view).map((code) => heldSentence(code, view, language)),
        ...(questions > 0 ? [say("questions-below", { count: questions })] : []),
        say("announce-findings", { count: findings }),
      ]
        .join(" ")
        .trim();
    }
    case "lost":
      return `${say("state-lost")}. ${say("about-lost")}`;
    case "gone":
      return "";
  }
}
