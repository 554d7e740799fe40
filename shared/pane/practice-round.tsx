import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { type ReactElement, useEffect, useRef, useState } from "react";
import { practiceText } from "../text/practice.ts";
import { useSay } from "./language.ts";
import { type PracticeAnswer, practiceAnswers, practiceDrafts } from "./practice-drafts.ts";

interface PracticeRoundProps {
  /** From 0. */
  readonly place: number;
  readonly onDone: (wasRight: boolean) => void;
}

/** One draft, the question, and what there is to learn from it. */
export function PracticeRound({ place, onDone }: PracticeRoundProps): ReactElement | null {
  const styles = useStyles();
  const say = useSay(practiceText);
  const [given, setGiven] = useState<PracticeAnswer | null>(null);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const draft = practiceDrafts[place];
  if (draft === undefined) return null;
  const of = practiceDrafts.length;
  const wasRight = given === draft.right;
  return (
    <>
      <h3 className={styles.title} tabIndex={-1} ref={title}>
        {say("draft-of", { number: place + 1, of })}
      </h3>
      <dl className={styles.draft}>
        <Line name={say("to")}>{draft.to}</Line>
        <Line name={say("subject")}>{say(draft.subject)}</Line>
        <Line name={say("message")}>{say(draft.body)}</Line>
        {draft.quote !== null && <Line name=">">{say(draft.quote)}</Line>}
        {draft.file !== null && <Line name={say("attached")}>{say(draft.file)}</Line>}
      </dl>
      {given === null ? (
        <fieldset className={styles.answers}>
          <legend className={styles.question}>{say("question")}</legend>
          {practiceAnswers.map((each) => (
            <Button key={each} className={styles.answer} onClick={() => setGiven(each)}>
              {say(`where-${each}`)}
            </Button>
          ))}
        </fieldset>
      ) : (
        <>
          <p className={styles.text} role="status">
            <strong>{say(wasRight ? "right" : "wrong")}</strong> {say(draft.why)}
          </p>
          <Button className={styles.next} ref={(button) => button?.focus()} onClick={() => onDone(wasRight)}>
            {say(place + 1 === of ? "finish" : "next")}
          </Button>
        </>
      )}
    </>
  );
}

function Line({ name, children }: { readonly name: string; readonly children: string }): ReactElement {
  const styles = useStyles();
  return (
    <div className={styles.line}>
      <dt className={styles.name}>{name}</dt>
      <dd className={styles.words}>{children}</dd>
    </div>
  );
}

const useStyles = makeStyles({
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    outlineStyle: "none", // Read out, not pressed.
  },
  draft: {
    margin: 0,
    padding: "12px",
    display: "flex",
    flexDirection: "column",
    gap: "6px",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  line: { display: "flex", flexWrap: "wrap", gap: "0 8px" },
  name: { minWidth: "5rem", color: tokens.colorNeutralForeground2 },
  words: { margin: 0, flex: "1 1 10rem", overflowWrap: "anywhere" },
  answers: { margin: 0, padding: 0, minWidth: 0, border: "none", display: "flex", flexWrap: "wrap", gap: "8px" },
  question: { padding: 0, marginBottom: "8px", fontWeight: tokens.fontWeightSemibold },
  answer: { fontWeight: tokens.fontWeightRegular },
  text: { margin: 0 },
  next: { alignSelf: "flex-start" },
});
