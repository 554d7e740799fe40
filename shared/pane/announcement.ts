import { heldText } from "../text/held.ts";
import { type Language, speaker } from "../text/language.ts";
import { paneText } from "../text/pane.ts";
import type { PaneScreen } from "./pane-session.ts";
import { paneState, reasonsToShow } from "./pane-state.ts";

/** The change of the screen in words: the state, why, and how much was found; or what is being done. */
export function announcement(screen: PaneScreen, language: Language): string {
  const say = speaker(paneText, language);
  const sayHeld = speaker(heldText, language);
  switch (screen.phase) {
    case "opening":
      return say("opening");
    case "busy":
      return say(`doing-${screen.doing}`);
    case "showing": {
      const { view } = screen;
      const count = view.findings.filter(({ level }) => level === "warn").length;
      return [
        `${say(`state-${paneState(view)}`)}.`,
        ...reasonsToShow(view).map((code) => sayHeld(code)),
        say("announce-findings", { count }),
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
