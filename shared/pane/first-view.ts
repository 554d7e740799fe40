import type { GriffelStyle } from "@fluentui/react-components";
import { kindText, reasonText } from "../text/findings.ts";
import { heldSentence } from "../text/held.ts";
import { type Language, speaker } from "../text/language.ts";
import { paneText } from "../text/pane.ts";
import { tabText } from "../text/pane-tabs.ts";
import { groupFindings, type KindGroup, type PlaceGroup } from "./group-findings.ts";
import { confirmQuestions } from "./open-questions.ts";
import { outlines } from "./outlines.ts";
import { type PaneState, paneState, reasonsToShow } from "./pane-state.ts";
import type { PaneView } from "./pane-view.ts";
import { foldable, shownAtOnce } from "./phrases-at-once.ts";
import { placeWords } from "./place-words.ts";
import { cutPhrase, showPhrase } from "./show-phrase.ts";
import { stateIcons } from "./state-icons.ts";
import { stateKey } from "./state-key.ts";
import { headlineStyles } from "./styles/headline.ts";
import { kindStyles } from "./styles/kind.ts";
import { pageStyles } from "./styles/page.ts";
import { phraseStyles } from "./styles/phrase.ts";
import { placeStyles } from "./styles/place.ts";
import { sectionStyles } from "./styles/section.ts";
import { tabStyles } from "./styles/tabs.ts";
import { tabsOf } from "./tabs.ts";

/** An element before there is one: what it is, how it looks, what is in it. */
export interface FirstPart {
  readonly tag: string;
  readonly style: GriffelStyle;
  readonly inside: readonly (FirstPart | string)[];
  readonly attributes?: Readonly<Record<string, string>>;
}

/**
 * What the pane begins with, while the code that can do more than show is still being read: the state at a glance, why, and what
 * was found first. The same words and styles in the same places, so that nothing moves when the pane takes over; it ends where
 * the pane has something to press.
 */
export function firstView(view: PaneView, hasSentBox: boolean, language: Language): FirstPart {
  const tabs = tabsOf(view, hasSentBox);
  const [place] = groupFindings(view.findings, "warn");
  const first = view.policyProblem === null && confirmQuestions(view).length === 0 ? place : undefined;
  const window = part("div", pageStyles.window, [
    part("div", pageStyles.body, [
      ...(tabs.length > 1 ? [tabRow(tabs, language)] : []),
      part("main", pageStyles.page, [
        headline(view, language),
        part("div", pageStyles.content, first === undefined ? [] : [findings(first, view.attachments, language)]),
      ]),
    ]),
  ]);
  // Heard once: when the pane is there.
  return { ...window, attributes: { lang: language, "aria-hidden": "true" } };
}

/** All there is when the pane's own code cannot be read, as after an update that took the files away: nothing more will come. */
export function lostView(language: Language): FirstPart {
  const say = speaker(paneText, language);
  const page = part("main", pageStyles.page, [header("failed", say("state-lost"), [say("about-lost")])]);
  return { ...page, attributes: { lang: language, role: "alert" } };
}

function tabRow(tabs: ReturnType<typeof tabsOf>, language: Language): FirstPart {
  const say = speaker(tabText, language);
  return part("nav", tabStyles.bar, [
    part(
      "div",
      tabStyles.list,
      tabs.map((tab) =>
        part("span", tab === "check" ? { ...tabStyles.tab, ...tabStyles.chosen } : tabStyles.tab, [say(`tab-${tab}`)]),
      ),
    ),
  ]);
}

function headline(view: PaneView, language: Language): FirstPart {
  const say = speaker(paneText, language);
  const state = paneState(view);
  const questions = confirmQuestions(view).length;
  const reasons = [
    ...(state === "clear" ? [say("about-clear")] : []),
    ...reasonsToShow(view).map((code) => heldSentence(code, view, language)),
    ...(questions > 0 ? [say("questions-below", { count: questions })] : []),
  ];
  return header(state, say(`state-${stateKey(view, view.ways[0] ?? null)}`), reasons);
}

function header(state: PaneState, title: string, reasons: readonly string[]): FirstPart {
  const outline = { viewBox: "0 0 24 24", width: "28", height: "28", fill: "currentColor", "aria-hidden": "true" };
  return part("header", { ...headlineStyles.header, ...headlineStyles[state] }, [
    part("span", { ...headlineStyles.icon, ...headlineStyles[`${state}-icon`] }, [
      {
        ...part("svg", {}, [{ ...part("path", {}, []), attributes: { d: outlines[stateIcons[state]] } }]),
        attributes: outline,
      },
    ]),
    part("div", headlineStyles.words, [
      part("h1", headlineStyles.heading, [title]),
      ...reasons.map((reason) => part("p", headlineStyles.reason, [reason])),
    ]),
  ]);
}

function findings(group: PlaceGroup, attachments: readonly string[], language: Language): FirstPart {
  const { words, attachment } = placeWords(group, language);
  const name = attachment === null ? [words] : [`${words} `, phrase(attachments[attachment] ?? "", "plain")];
  return part("section", sectionStyles.section, [
    part("h2", sectionStyles.title, [speaker(paneText, language)("findings")]),
    part("section", placeStyles.place, [part("h3", placeStyles.title, name), ...reasons(group, language)]),
  ]);
}

/** Down to the first row whose phrases do not all fit: a button stands there. What follows it only keeps the column of names as wide. */
function reasons(group: PlaceGroup, language: Language): readonly FirstPart[] {
  const parts: FirstPart[] = [];
  for (const { reason, kinds } of group.reasons) {
    const fold = kinds.findIndex(({ phrases }) => foldable(phrases));
    const rows = kinds.map((kind, place) => kindRow(kind, language, fold >= 0 && place > fold));
    const why = part("p", placeStyles.why, [speaker(reasonText, language)(reason)]);
    parts.push(part("div", placeStyles.reasonGroup, [part("dl", placeStyles.kinds, rows), ...(fold < 0 ? [why] : [])]));
    if (fold >= 0) break;
  }
  return parts;
}

function kindRow({ kind, phrases }: KindGroup, language: Language, unseen: boolean): FirstPart {
  const say = speaker(paneText, language);
  return part("div", unseen ? { ...kindStyles.row, visibility: "hidden" } : kindStyles.row, [
    part("dt", kindStyles.kind, [speaker(kindText, language)(kind)]),
    part(
      "dd",
      kindStyles.phrases,
      shownAtOnce(phrases).map(({ phrase: text, times, hidden, removable }) =>
        part("span", kindStyles.phrase, [
          phrase(text, "marked"),
          ...(removable ? [part("span", pageStyles.button, [])] : []),
          ...(times > 1 ? [" ", part("span", kindStyles.note, [say("times", { count: times })])] : []),
          ...(hidden ? [" ", part("span", kindStyles.note, [say("hidden")])] : []),
        ]),
      ),
    ),
  ]);
}

function phrase(text: string, look: "marked" | "plain"): FirstPart {
  const cut = cutPhrase(text);
  const style =
    look === "plain" ? phraseStyles.text : { ...phraseStyles.text, ...phraseStyles.mark, ...phraseStyles.marked };
  const inside = cut === null ? characters(text) : [...characters(cut.start), " … ", ...characters(cut.end)];
  return part(look === "plain" ? "span" : "mark", style, [part("bdi", {}, inside)]);
}

function characters(text: string): readonly (FirstPart | string)[] {
  return showPhrase(text).map((each) =>
    each.kind === "text" ? each.text : part("span", phraseStyles.invisible, [each.text]),
  );
}

function part(tag: string, style: GriffelStyle, inside: readonly (FirstPart | string)[]): FirstPart {
  return { tag, style, inside };
}
