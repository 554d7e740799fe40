import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { type ReactElement, useState } from "react";
import type { RecipientState } from "../core/delivery/wire/message-state.ts";
import { tabText } from "../text/pane-tabs.ts";
import { useCardStyles } from "./card-styles.ts";
import { useSay } from "./language.ts";
import type { SentAction, SentMessage, SentRecipient } from "./sent-box.ts";
import { SentStep } from "./sent-step.tsx";
import { sentSummary } from "./sent-summary.ts";

interface SentCardProps {
  readonly message: SentMessage;
  readonly busy: boolean;
  readonly onAction: (action: SentAction) => void;
}

/** One sealed message: to whom, what became of it, and what can still be done. */
export function SentCard({ message, busy, onAction }: SentCardProps): ReactElement {
  const styles = useStyles();
  const cards = useCardStyles();
  const say = useSay(tabText);
  const [step, setStep] = useState<"recall" | "change-expiry" | null>(null);
  const { id, state, recipients, storedAt, expiresAt, linkAgain } = message;
  const { key, reached, count } = sentSummary(message);
  const open = state === "stored" || state === "announced" || state === "delivering" || state === "delivered";
  const stateOf = ({ state: each, openedAt }: SentRecipient): string => {
    if (openedAt !== null && (each === "opened" || each === null)) return say("opened-at", { at: new Date(openedAt) });
    // Of one recipient, or of several whom it went to alike, the line above says it already.
    const alike = recipients.every((other) => other.state === each);
    return alike || each === null || !telling(each) ? "" : say(`to-${each}`);
  };
  const button = (label: string, onClick: () => void): ReactElement => (
    <Button size="small" appearance="subtle" className={styles.button} disabledFocusable={busy} onClick={onClick}>
      {label}
    </Button>
  );
  return (
    <li className={mergeClasses(cards.card, styles.card)}>
      <h2 className={styles.state}>{say(`state-${key}`, { reached, count })}</h2>
      <ul className={styles.recipients}>
        {recipients.map((recipient) => (
          <li key={recipient.shown} className={styles.recipient}>
            <span className={styles.address}>{recipient.shown}</span>
            {recipient.readers.length === 0 && <span className={cards.quiet}>{stateOf(recipient)}</span>}
            {recipient.readers.map(({ name, at }) => (
              <span key={name} className={mergeClasses(cards.quiet, styles.reader)}>
                {say("opened-by", { name, at: new Date(at) })}
              </span>
            ))}
          </li>
        ))}
      </ul>
      <p className={cards.quiet}>
        {say(state === "stored" ? "sealed-on" : "sent-on", { at: new Date(storedAt) })}
        {open && <br />}
        {open && say("open-until", { at: new Date(expiresAt) })}
      </p>
      {step === null ? (
        (open || linkAgain) && (
          <div className={styles.buttons}>
            {linkAgain && button(say("link-again"), () => onAction({ do: "link-again", id }))}
            {open && button(say("change-expiry"), () => setStep("change-expiry"))}
            {open && button(say("recall"), () => setStep("recall"))}
          </div>
        )
      ) : (
        <SentStep
          step={step}
          id={id}
          onCancel={() => setStep(null)}
          onAction={(action) => {
            setStep(null);
            onAction(action);
          }}
        />
      )}
    </li>
  );
}

/** The rest is said by the line above, for all of them. */
function telling(state: RecipientState): state is Exclude<RecipientState, "recalled" | "expired"> {
  return state !== "recalled" && state !== "expired";
}

const useStyles = makeStyles({
  card: { gap: "6px" },
  state: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  recipients: { listStyle: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column", gap: "2px" },
  recipient: { display: "flex", flexDirection: "column" },
  address: { overflowWrap: "anywhere" },
  reader: { overflowWrap: "anywhere" },
  buttons: { display: "flex", flexWrap: "wrap", gap: "0 4px", marginInlineStart: "-8px" },
  button: { fontWeight: tokens.fontWeightRegular, minWidth: 0 },
});
