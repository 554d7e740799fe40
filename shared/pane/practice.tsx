import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { type ReactElement, useEffect, useState } from "react";
import { practiceText } from "../text/practice.ts";
import { useSay } from "./language.ts";
import { practiceDrafts } from "./practice-drafts.ts";
import type { PracticeLog, PracticeResult } from "./practice-log.ts";
import { PracticeRound } from "./practice-round.tsx";
import { Section } from "./section.tsx";

interface PracticeProps {
  readonly log: PracticeLog;
  /** The organisation records that it was done. */
  readonly reported: boolean;
}

type Step =
  | { readonly kind: "before" }
  | { readonly kind: "draft"; readonly place: number; readonly right: number }
  | { readonly kind: "after"; readonly right: number };

/** Five drafts of made-up people: spot the problem. */
export function Practice({ log, reported }: PracticeProps): ReactElement {
  const styles = useStyles();
  const say = useSay(practiceText);
  const [step, setStep] = useState<Step>({ kind: "before" });
  const [last, setLast] = useState<PracticeResult | null>(null);
  useEffect(() => void log.last().then(setLast), [log]);
  const of = practiceDrafts.length;
  const begin = (): void => setStep({ kind: "draft", place: 0, right: 0 });

  const onDone = (place: number, right: number): void => {
    if (place + 1 < of) {
      setStep({ kind: "draft", place: place + 1, right });
    } else {
      setStep({ kind: "after", right });
      void log.done({ right, of, at: new Date().toISOString() });
    }
  };

  return (
    <Section title={say("practice")}>
      {step.kind === "before" && (
        <>
          <p className={styles.text}>
            {say("about")} {say(reported ? "is-reported" : "stays-here")}
          </p>
          {last !== null && <p className={styles.quiet}>{say("last", { ...last, at: new Date(last.at) })}</p>}
          <Button className={styles.button} onClick={begin}>
            {say(last === null ? "start" : "again")}
          </Button>
        </>
      )}
      {step.kind === "draft" && (
        <PracticeRound
          key={step.place}
          place={step.place}
          onDone={(wasRight) => onDone(step.place, step.right + (wasRight ? 1 : 0))}
        />
      )}
      {step.kind === "after" && (
        <>
          <p className={styles.result} role="status">
            {say(step.right === of ? "result-all" : "result", { right: step.right, of })}
          </p>
          <Button className={styles.button} onClick={begin} ref={(button) => button?.focus()}>
            {say("again")}
          </Button>
        </>
      )}
    </Section>
  );
}

const useStyles = makeStyles({
  text: { margin: 0 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  result: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  button: { alignSelf: "flex-start", fontWeight: tokens.fontWeightRegular },
});
