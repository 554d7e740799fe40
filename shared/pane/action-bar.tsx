import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { type ReactElement, useEffect, useRef } from "react";
import { paneText } from "../text/pane.ts";
import { ActionButton } from "./action-button.tsx";
import type { ActionChoice, PlainAction } from "./choose-actions.ts";
import { useSay } from "./language.ts";
import { distinctRecipients } from "./order-recipients.ts";
import type { PaneAction, PaneView } from "./pane-view.ts";

interface ActionBarProps {
  readonly view: PaneView;
  readonly choice: ActionChoice;
  /** The action that runs, or null. */
  readonly doing: PaneAction["do"] | null;
  /** Back from the override's second step: the focus returns to the button that led there. */
  readonly returned: boolean;
  readonly onAction: (action: PlainAction) => void;
  readonly onOverride: () => void;
}

/** What the user can do now: one primary button, then the other ways on. */
export function ActionBar({ view, choice, doing, returned, onAction, onOverride }: ActionBarProps): ReactElement {
  const styles = useStyles();
  const say = useSay(paneText);
  const override = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (returned) override.current?.focus();
  }, [returned]);
  const { subjectAfterMove: subject, overrideMeans } = view.offers;
  const count = distinctRecipients(view.recipients).length;

  const button = (action: PlainAction, primary: boolean): ReactElement => (
    <ActionButton
      key={action.do}
      label={say(`do-${action.do}`, { count })}
      doing={say(`doing-${action.do}`)}
      primary={primary}
      state={doing === null ? "ready" : doing === action.do ? "running" : "waiting"}
      onPress={() => onAction(action)}
    />
  );

  const { do: first } = choice.primary;
  return (
    <div className={styles.bar}>
      {(first === "move-subject" || first === "send-sealed") && (
        <p className={styles.will}>{say(`will-${first}`, { subject, count })}</p>
      )}
      {button(choice.primary, true)}
      {(choice.others.length > 0 || choice.override) && (
        <div className={styles.others}>
          {choice.others.map((action) => button(action, false))}
          {choice.override && (
            <Button
              appearance="subtle"
              className={styles.override}
              ref={override}
              disabledFocusable={doing !== null}
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
