import { makeStyles, mergeClasses } from "@fluentui/react-components";
import { type ReactElement, useContext, useEffect, useRef } from "react";
import { heldSentence } from "../text/held.ts";
import { paneText } from "../text/pane.ts";
import { Icon } from "./icon.tsx";
import { LanguageContext, useSay } from "./language.ts";
import { confirmQuestions } from "./open-questions.ts";
import { paneState, reasonsToShow } from "./pane-state.ts";
import type { PaneView } from "./pane-view.ts";
import { stateIcons } from "./state-icons.ts";
import { stateKey } from "./state-key.ts";
import { headlineStyles } from "./styles/headline.ts";
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
        <Icon name={stateIcons[state]} size={28} />
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

const useStyles = makeStyles(headlineStyles);
