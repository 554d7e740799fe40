import { Button, Checkbox, checkboxClassNames, makeStyles, tokens } from "@fluentui/react-components";
import { type ReactElement, useContext, useId, useState } from "react";
import { concernSentence, confirmSentence } from "../text/concerns.ts";
import { heldSentence } from "../text/held.ts";
import { paneText } from "../text/pane.ts";
import { actionText } from "../text/pane-actions.ts";
import { ActContext } from "./act-context.ts";
import { LanguageContext, useSay } from "./language.ts";
import { MoreButton } from "./more-button.tsx";
import type { PaneView } from "./pane-view.ts";
import type { QuestionView } from "./question-views.ts";
import { RecipientName } from "./recipient-name.tsx";

/** So many are named at once; one more than this is named too. */
const namedAtOnce = 3;

interface QuestionCardProps {
  readonly question: QuestionView;
  readonly rules: PaneView["rules"];
  readonly ticked: boolean;
  readonly onTick: () => void;
  /** Recipients that could go to Bcc instead; empty where that is no answer to this question. */
  readonly moveToBcc: readonly number[];
}

/** One question: why it is asked, whom it is about, and the sentence that the user puts a tick to. */
export function QuestionCard({ question, rules, ticked, onTick, moveToBcc }: QuestionCardProps): ReactElement {
  const styles = useStyles();
  const say = useSay(paneText);
  const sayAction = useSay(actionText);
  const { act, busy } = useContext(ActContext);
  const language = useContext(LanguageContext);
  const why = useId();
  const [all, setAll] = useState(false);
  const { reason, about, message } = question;
  const foldable = about.length > namedAtOnce + 1;
  const named = foldable && !all ? about.slice(0, namedAtOnce) : about;
  return (
    <div className={styles.card}>
      <div id={why} className={styles.why}>
        <p className={styles.text}>{heldSentence(reason, { rules }, language)}</p>
        {message.map((concern) => (
          <p className={styles.concern} key={concern.code}>
            {concernSentence(concern, language)}
          </p>
        ))}
        {named.length > 0 && (
          <ul className={styles.list}>
            {named.map((recipient) => (
              <li key={recipient.shown} className={styles.recipient}>
                <span className={styles.name}>
                  <RecipientName recipient={recipient} />
                </span>
                {recipient.concerns.map((concern) => (
                  <span className={styles.concern} key={concern.code}>
                    {concernSentence(concern, language)}
                  </span>
                ))}
              </li>
            ))}
          </ul>
        )}
      </div>
      {foldable && (
        <span>
          <MoreButton open={all} onPress={() => setAll(!all)}>
            {all ? say("fewer-phrases") : say("more-recipients", { count: about.length - namedAtOnce })}
          </MoreButton>
        </span>
      )}
      {moveToBcc.length > 0 && (
        <Button
          className={styles.move}
          size="small"
          disabledFocusable={busy}
          onClick={() => act({ do: "edit", edit: { kind: "move-to-bcc", recipients: moveToBcc } })}
        >
          {sayAction("move-to-bcc", { count: moveToBcc.length })}
        </Button>
      )}
      <Checkbox
        className={styles.tick}
        checked={ticked}
        onChange={onTick}
        label={confirmSentence(reason, Math.max(1, about.length), language)}
        aria-describedby={why}
      />
    </div>
  );
}

const useStyles = makeStyles({
  card: {
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    padding: "12px 12px 4px",
    display: "flex",
    flexDirection: "column",
    gap: "4px",
    backgroundColor: tokens.colorNeutralBackground1,
  },
  why: { display: "flex", flexDirection: "column", gap: "8px" },
  text: { margin: 0 },
  list: { listStyle: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column", gap: "6px" },
  recipient: { display: "flex", flexDirection: "column" },
  move: { alignSelf: "start", marginBlock: "4px" },
  name: { fontWeight: tokens.fontWeightSemibold, overflowWrap: "anywhere" },
  concern: {
    margin: 0,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: "anywhere",
  },
  // Unticked it would be as pale as a control that cannot be used.
  tick: {
    marginInlineStart: "-8px",
    [`& .${checkboxClassNames.label}`]: { color: tokens.colorNeutralForeground1 },
  },
});
