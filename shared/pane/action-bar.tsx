import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { type ReactElement, useContext, useEffect, useId, useRef } from "react";
import { confirmSentence } from "../text/concerns.ts";
import { paneText } from "../text/pane.ts";
import { actionText } from "../text/pane-actions.ts";
import { ActionButton } from "./action-button.tsx";
import type { ActionChoice, PlainAction, SecondStepKind } from "./choose-actions.ts";
import { LanguageContext, useSay } from "./language.ts";
import { waitsForConfirmation } from "./open-questions.ts";
import { distinctRecipients } from "./order-recipients.ts";
import { type Doing, doingOf, type PaneAction } from "./pane-action.ts";
import type { PaneView } from "./pane-view.ts";
import type { QuestionView } from "./question-views.ts";
import { sendLabel } from "./send-label.ts";
import type { WayView } from "./ways.ts";

/** So many missing confirmations are named; of more, only the number is said. */
const namedAtOnce = 3;

interface ActionBarProps {
  readonly view: PaneView;
  readonly choice: ActionChoice;
  /** The chosen one; null where none leads out. */
  readonly way: WayView | null;
  /** What is still to be confirmed before anything can be sent. */
  readonly open: readonly QuestionView[];
  /** The action that runs, or null. */
  readonly doing: Doing | null;
  /** Back from a second step: the focus returns to the button that led there. */
  readonly returned: SecondStepKind | null;
  readonly onAction: (action: PlainAction) => void;
  readonly onStep: (step: SecondStepKind) => void;
}

/** What the user can do now: one primary button, then the other ways on. */
export function ActionBar(props: ActionBarProps): ReactElement {
  const { view, choice, way, open, doing, returned, onAction, onStep } = props;
  const styles = useStyles();
  const say = useSay(paneText);
  const sayAction = useSay(actionText);
  const language = useContext(LanguageContext);
  const missing = useId();
  const origin = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (returned !== null) origin.current?.focus();
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

  const labelOf = (action: PlainAction): string => {
    switch (action.do) {
      case "edit":
        return sayAction("do-move-subject");
      case "back":
        return sayAction("do-back");
      case "send":
      case "send-sealed":
      case "send-encrypted":
        return sendLabel(view.recipients, way, language);
    }
  };

  const button = (action: PlainAction, primary: boolean): ReactElement => (
    <ActionButton
      key={action.do}
      label={labelOf(action)}
      doing={sayAction(`doing-${doingOf(action)}`)}
      primary={primary}
      state={doing === doingOf(action) ? "running" : doing !== null || waits(action.do) ? "waiting" : "ready"}
      waitsFor={waits(action.do) ? missing : undefined}
      onPress={() => onAction(action)}
    />
  );

  const secondStep = (step: SecondStepKind, label: string): ReactElement => (
    <Button
      appearance="subtle"
      className={styles.step}
      ref={returned === step ? origin : undefined}
      disabledFocusable={doing !== null || waits(step)}
      aria-describedby={waits(step) ? missing : undefined}
      onClick={() => onStep(step)}
    >
      {label}
    </Button>
  );

  const { do: first } = choice.primary;
  const meaning = meaningOf(choice.primary, way);
  return (
    <div className={styles.bar}>
      {meaning !== null && <p className={styles.will}>{sayAction(`will-${meaning}`, { subject, count })}</p>}
      {waits(first) && waiting}
      {button(choice.primary, true)}
      {!waits(first) && waiting}
      {(choice.others.length > 0 || choice.override || choice.asAsked) && (
        <div className={styles.others}>
          {choice.others.map((action) => button(action, false))}
          {choice.asAsked && secondStep("as-asked", say("asked-open"))}
          {choice.override && secondStep("override", say(`override-open-${overrideMeans}`))}
        </div>
      )}
    </div>
  );
}

type Meaning = "move-subject" | "sealed" | "endpoint" | "openpgp" | "smime";

/** What the primary button means, where its label cannot say all of it. */
function meaningOf(action: PlainAction, way: WayView | null): Meaning | null {
  switch (action.do) {
    case "edit":
      return "move-subject";
    case "send-sealed":
      return way?.routes.every(({ by }) => by === "sealed") ? "sealed" : "endpoint";
    case "send-encrypted":
      return action.technology;
    case "send":
    case "back":
      return null;
  }
}

const useStyles = makeStyles({
  bar: { display: "flex", flexDirection: "column", gap: "8px" },
  step: { flex: "1 1 auto", fontWeight: tokens.fontWeightRegular },
  others: { display: "flex", flexWrap: "wrap", gap: "8px" },
  will: {
    margin: 0,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: "anywhere",
  },
});
