import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { type ReactElement, useContext, useEffect, useId, useRef } from "react";
import { confirmSentence } from "../text/concerns.ts";
import { paneText } from "../text/pane.ts";
import { ActionButton } from "./action-button.tsx";
import type { ActionChoice, PlainAction } from "./choose-actions.ts";
import { LanguageContext, useSay } from "./language.ts";
import { waitsForConfirmation } from "./open-questions.ts";
import { distinctRecipients } from "./order-recipients.ts";
import type { PaneAction, PaneView } from "./pane-view.ts";
import type { QuestionView } from "./question-views.ts";

/** So many missing confirmations are named; of more, only the number is said. */
const namedAtOnce = 3;

interface ActionBarProps {
  readonly view: PaneView;
  readonly choice: ActionChoice;
  /** What is still to be confirmed before anything can be sent. */
  readonly open: readonly QuestionView[];
  /** The action that runs, or null. */
  readonly doing: PaneAction["do"] | null;
  /** Back from the override's second step: the focus returns to the button that led there. */
  readonly returned: boolean;
  readonly onAction: (action: PlainAction) => void;
  readonly onOverride: () => void;
}

/** What the user can do now: one primary button, then the other ways on. */
export function ActionBar(props: ActionBarProps): ReactElement {
  const { view, choice, open, doing, returned, onAction, onOverride } = props;
  const styles = useStyles();
  const say = useSay(paneText);
  const language = useContext(LanguageContext);
  const missing = useId();
  const override = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (returned) override.current?.focus();
  }, [returned]);
  const { subjectAfterMove: subject, overrideMeans } = view.offers;
  const count = distinctRecipients(view.recipients).length;

  const waits = (action: PaneAction["do"]): boolean => open.length > 0 && waitsForConfirmation(action);
  const what = open.map(({ reason, about }) =>
    say("quoted", { text: confirmSentence(reason, Math.max(1, about.length), language) }),
  );

  const waiting = open.length > 0 && (
    <p id={missing} className={styles.will}>
      {open.length > namedAtOnce
        ? say("confirm-first-many", { count: open.length })
        : say("confirm-first", { what: what.join(", ") })}
    </p>
  );

  const button = (action: PlainAction, primary: boolean): ReactElement => (
    <ActionButton
      key={action.do}
      label={say(`do-${action.do}`, { count })}
      doing={say(`doing-${action.do}`)}
      primary={primary}
      state={doing === action.do ? "running" : doing !== null || waits(action.do) ? "waiting" : "ready"}
      waitsFor={waits(action.do) ? missing : undefined}
      onPress={() => onAction(action)}
    />
  );

  const { do: first } = choice.primary;
  return (
    <div className={styles.bar}>
      {(first === "move-subject" || first === "send-sealed") && (
        <p className={styles.will}>{say(`will-${first}`, { subject, count })}</p>
      )}
      {waits(first) && waiting}
      {button(choice.primary, true)}
      {!waits(first) && waiting}
      {(choice.others.length > 0 || choice.override) && (
        <div className={styles.others}>
          {choice.others.map((action) => button(action, false))}
          {choice.override && (
            <Button
              appearance="subtle"
              className={styles.override}
              ref={override}
              disabledFocusable={doing !== null || waits("override")}
              aria-describedby={waits("override") ? missing : undefined}
              onClick={onOverride}
            >
              {say(`override-open-${overrideMeans}`)}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

const useStyles = makeStyles({
  bar: { display: "flex", flexDirection: "column", gap: "8px" },
  override: { flex: "1 1 auto", fontWeight: tokens.fontWeightRegular },
  others: { display: "flex", flexWrap: "wrap", gap: "8px" },
  will: {
    margin: 0,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: "anywhere",
  },
});
