import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { type ReactElement, useContext, useEffect, useRef } from "react";
import { heldSentence } from "../text/held.ts";
import { paneText } from "../text/pane.ts";
import { Icon, type IconName } from "./icon.tsx";
import { LanguageContext, useSay } from "./language.ts";
import { confirmQuestions } from "./open-questions.ts";
import { type PaneState, paneState, reasonsToShow } from "./pane-state.ts";
import type { PaneView } from "./pane-view.ts";
import { stateKey } from "./state-key.ts";
import type { WayView } from "./ways.ts";

interface HeadlineProps {
  readonly view: PaneView;
  /** How it goes; null where no way leads out. */
  readonly way: WayView | null;
  /** Changes with each view. */
  readonly turn: number;
  /** Whether it takes the focus then. Not while the user types elsewhere: a pane beside the draft would take the cursor away. */
  readonly takesFocus: boolean;
}

/** The state at a glance, and why. Takes the focus when a new view comes, so that it is read out first. */
export function Headline({ view, way, turn, takesFocus }: HeadlineProps): ReactElement {
  const styles = useStyles();
  const say = useSay(paneText);
  const language = useContext(LanguageContext);
  const heading = useRef<HTMLHeadingElement>(null);
  const state = paneState(view);
  const questions = confirmQuestions(view).length;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the turn is the signal, not a value that is used.
  useEffect(() => {
    // Whoever walks along the tabs stays there.
    if (document.activeElement?.role === "tab") return;
    if (takesFocus || document.hasFocus()) heading.current?.focus();
  }, [turn]);

  return (
    <header className={mergeClasses(styles.header, styles[state])}>
      <span className={mergeClasses(styles.icon, styles[`${state}-icon`])}>
        <Icon name={icons[state]} size={28} />
      </span>
      <div className={styles.words}>
        <h1 className={styles.heading} tabIndex={-1} ref={heading}>
          {say(`state-${stateKey(view, way)}`)}
        </h1>
        {state === "clear" && <p className={styles.reason}>{say("about-clear")}</p>}
        {reasonsToShow(view).map((code) => (
          <p className={styles.reason} key={code}>
            {heldSentence(code, view, language)}
          </p>
        ))}
        {questions > 0 && <p className={styles.reason}>{say("questions-below", { count: questions })}</p>}
      </div>
    </header>
  );
}

const icons: Readonly<Record<PaneState, IconName>> = {
  clear: "check",
  "needs-you": "edit",
  protected: "lock",
  blocked: "stop",
  pending: "clock",
  waiting: "clock",
  failed: "alert",
};

const useStyles = makeStyles({
  header: {
    display: "flex",
    gap: "12px",
    padding: "16px",
    borderBottom: "1px solid transparent",
  },
  words: {
    minWidth: 0,
    flex: 1,
    display: "flex",
    flexDirection: "column",
    gap: "6px",
    // At 200 % in a narrow pane a line holds half a word.
    overflowWrap: "anywhere",
    hyphens: "auto",
  },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    // It takes the focus to be read out, not to be pressed: a ring would ask for a press.
    outlineStyle: "none",
  },
  reason: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  icon: { flexShrink: 0, lineHeight: 0 },
  clear: { backgroundColor: tokens.colorStatusSuccessBackground1 },
  "clear-icon": { color: tokens.colorStatusSuccessForeground1 },
  "needs-you": { backgroundColor: tokens.colorStatusWarningBackground1 },
  "needs-you-icon": { color: tokens.colorStatusWarningForeground1 },
  protected: { backgroundColor: tokens.colorBrandBackground2 },
  "protected-icon": { color: tokens.colorBrandForeground1 },
  blocked: { backgroundColor: tokens.colorStatusDangerBackground1 },
  "blocked-icon": { color: tokens.colorStatusDangerForeground1 },
  pending: { backgroundColor: tokens.colorNeutralBackground3 },
  "pending-icon": { color: tokens.colorNeutralForeground2 },
  waiting: { backgroundColor: tokens.colorBrandBackground2 },
  "waiting-icon": { color: tokens.colorBrandForeground1 },
  failed: { backgroundColor: tokens.colorStatusDangerBackground1 },
  "failed-icon": { color: tokens.colorStatusDangerForeground1 },
});
