import { makeStyles } from "@fluentui/react-components";
import type { ReactElement, Ref } from "react";
import { paneText } from "../text/pane.ts";
import { useSay } from "./language.ts";
import { confirmQuestions } from "./open-questions.ts";
import type { PaneView } from "./pane-view.ts";
import { QuestionCard } from "./question-card.tsx";
import { Section } from "./section.tsx";
import type { Ticking } from "./use-ticks.ts";

interface QuestionsProps {
  readonly view: PaneView;
  readonly ticking: Ticking;
  /** While an action runs nothing can be ticked. */
  readonly busy: boolean;
  readonly ref: Ref<HTMLDivElement>;
}

/** What the user confirms, one by one. There is no "confirm all": it would train people to press it. */
export function Questions({ view, ticking, busy, ref }: QuestionsProps): ReactElement | null {
  const styles = useStyles();
  const say = useSay(paneText);
  const questions = confirmQuestions(view);
  if (questions.length === 0) return null;
  return (
    <Section title={say("questions")}>
      <div className={styles.questions} ref={ref}>
        {questions.map((question) => (
          <QuestionCard
            key={question.reason}
            question={question}
            rules={view.rules}
            ticked={ticking.confirmed.includes(question.reason)}
            moveToBcc={question.reason === "many-outside-recipients" ? view.offers.moveToBcc : []}
            onTick={() => {
              if (!busy) ticking.toggle(question);
            }}
          />
        ))}
      </div>
    </Section>
  );
}

const useStyles = makeStyles({ questions: { display: "flex", flexDirection: "column", gap: "8px" } });
