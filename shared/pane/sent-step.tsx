import { Button, makeStyles, RadioGroup, tokens } from "@fluentui/react-components";
import { type ReactElement, useEffect, useId, useRef, useState } from "react";
import { tabText } from "../text/pane-tabs.ts";
import { Choice } from "./choice.tsx";
import { useSay } from "./language.ts";
import type { SentAction } from "./sent-box.ts";
import { useKeys } from "./use-keys.ts";

/** Choices for the end, in days from now. */
const choices = [3, 7, 14, 30] as const;

interface SentStepProps {
  readonly step: "recall" | "change-expiry";
  readonly id: string;
  readonly onAction: (action: SentAction) => void;
  readonly onCancel: () => void;
}

/** The second step of what cannot be taken back, or needs a choice. */
export function SentStep({ step, id, onAction, onCancel }: SentStepProps): ReactElement {
  const styles = useStyles();
  const say = useSay(tabText);
  const [days, setDays] = useState<number>(7);
  const titleId = useId();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const confirm = (): void => {
    const expiresAt = new Date(Date.now() + days * 86_400_000).toISOString();
    onAction(step === "recall" ? { do: "recall", id } : { do: "change-expiry", id, expiresAt });
  };
  useKeys({ onPrimary: confirm, onBack: onCancel }, "step");
  return (
    <section className={styles.step}>
      <h3 className={styles.title} id={titleId} tabIndex={-1} ref={title}>
        {say(step === "recall" ? "recall-title" : "expiry-title")}
      </h3>
      {step === "recall" ? (
        <p className={styles.about}>{say("recall-about")}</p>
      ) : (
        <RadioGroup
          aria-labelledby={titleId}
          className={styles.choices}
          value={String(days)}
          onChange={(_, { value }) => setDays(Number(value))}
        >
          {choices.map((each) => (
            <Choice key={each} value={String(each)} label={say("expiry-days", { days: each })} />
          ))}
        </RadioGroup>
      )}
      <div className={styles.buttons}>
        <Button className={styles.button} onClick={confirm}>
          {say(step === "recall" ? "recall-do" : "expiry-do")}
        </Button>
        <Button className={styles.button} appearance="subtle" onClick={onCancel}>
          {say("cancel")}
        </Button>
      </div>
    </section>
  );
}

const useStyles = makeStyles({
  step: {
    display: "flex",
    flexDirection: "column",
    gap: "4px",
    paddingTop: "8px",
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, outlineStyle: "none" },
  about: { margin: 0 },
  choices: { marginInlineStart: "-8px" },
  buttons: { display: "flex", flexWrap: "wrap", gap: "8px", marginTop: "4px" },
  button: { flex: "1 1 auto", fontWeight: tokens.fontWeightRegular },
});
