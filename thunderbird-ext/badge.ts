import type { Verdict } from "../shared/core/policy/verdict.ts";
import { badgeText } from "../shared/text/badge.ts";
import { speaker } from "../shared/text/language.ts";
import { preferredLanguage } from "./preferred-language.ts";

/** What the toolbar button says of its draft. `at-send`: too long to be looked at while it is written; `none`: nothing to say. */
export type BadgeState = Verdict["kind"] | "at-send" | "none";

const marks: Readonly<Record<BadgeState, { readonly text: string; readonly color: string }>> = {
  none: { text: "", color: "#616161" },
  clear: { text: "", color: "#616161" },
  "at-send": { text: "…", color: "#616161" },
  protect: { text: "✓", color: "#0f6cbd" },
  ask: { text: "?", color: "#8a5300" },
  refuse: { text: "!", color: "#b10e1c" },
};

/** The mark differs by shape, not by colour alone; the button's title says it in words. */
export async function showBadge(tabId: number, state: BadgeState): Promise<void> {
  const { text, color } = marks[state];
  const say = speaker(badgeText, await preferredLanguage());
  await Promise.all([
    messenger.composeAction.setBadgeText({ tabId, text }),
    messenger.composeAction.setBadgeBackgroundColor({ tabId, color }),
    messenger.composeAction.setTitle({ tabId, title: say(state) }),
  ]);
}
