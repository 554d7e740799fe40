import { makeStyles } from "@fluentui/react-components";
import { type ReactElement, type ReactNode, useRef } from "react";
import { DecisionArea } from "./decision-area.tsx";
import { Findings } from "./findings.tsx";
import { Guidance } from "./guidance.tsx";
import { Headline } from "./headline.tsx";
import { Hints } from "./hints.tsx";
import type { PaneAction } from "./pane-action.ts";
import type { PaneScreen } from "./pane-session.ts";
import { PickupProofFields } from "./pickup-proof.tsx";
import { PolicyProblem } from "./policy-problem.tsx";
import { Questions } from "./questions.tsx";
import { Recipients } from "./recipients.tsx";
import { SetAsideNote } from "./set-aside-note.tsx";
import { pageStyles } from "./styles/page.ts";
import { proofFor, type TypedProof } from "./typed-proof.ts";
import { useProof } from "./use-proof.ts";
import type { Ticking } from "./use-ticks.ts";
import { WayChoice } from "./way-choice.tsx";
import type { Way } from "./ways.ts";

interface ScreenViewProps {
  readonly screen: Extract<PaneScreen, { phase: "showing" | "busy" }>;
  readonly ticking: Ticking;
  /** What the user chose, as long as it leads out; null: nothing yet. */
  readonly chosenWay: Way | null;
  readonly onWay: (way: Way) => void;
  /** What was typed for the pickup; it outlives a look at another page. */
  readonly proof: TypedProof;
  readonly onProof: (typed: TypedProof) => void;
  readonly onAction: (action: PaneAction) => void;
  /** Stands last, after all that is about the draft. */
  readonly children: ReactNode;
}

/** One view of the draft, from the state at a glance down to the decision. */
export function ScreenView(props: ScreenViewProps): ReactElement {
  const { screen, ticking, chosenWay, onWay, proof, onProof, onAction, children } = props;
  const styles = useStyles();
  const { view, turn } = screen;
  const questions = useRef<HTMLDivElement>(null);
  const fields = useRef<HTMLDivElement>(null);
  const { act, wrong } = useProof(proofFor(proof, view.recipients), onAction, () =>
    setTimeout(() => fields.current?.querySelector<HTMLInputElement>("input[aria-invalid=true]")?.focus()),
  );
  const way = view.ways.find((each) => each.way === chosenWay) ?? view.ways[0] ?? null;
  return (
    <main className={styles.page}>
      <Headline
        view={view}
        way={way}
        turn={turn}
        takesFocus={screen.phase === "showing" && screen.after !== "change"}
      />
      <div className={styles.content}>
        <PolicyProblem problem={view.policyProblem} />
        <Questions view={view} ticking={ticking} busy={screen.phase === "busy"} ref={questions} />
        <Findings view={view} />
        <SetAsideNote view={view} />
        <Recipients view={view} way={way} />
        <WayChoice ways={view.ways} chosen={way} busy={screen.phase === "busy"} onWay={onWay} />
        {way?.way === "sealed" && (
          <PickupProofFields
            ref={fields}
            offers={view.offers}
            typed={proof}
            wrong={wrong}
            busy={screen.phase === "busy"}
            onTyped={onProof}
          />
        )}
        <Guidance text={view.guidance} />
        <Hints view={view} />
        {children}
      </div>
      <DecisionArea
        key={`${turn}`}
        view={view}
        way={way}
        confirmed={ticking.confirmed}
        doing={screen.phase === "busy" ? screen.doing : null}
        onAction={act}
        onMissing={() => questions.current?.querySelector<HTMLInputElement>("input:not(:checked)")?.focus()}
      />
    </main>
  );
}

const useStyles = makeStyles({ page: pageStyles.page, content: pageStyles.content });
