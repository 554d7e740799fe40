import { makeStyles, tokens } from "@fluentui/react-components";
import { type ReactElement, useState } from "react";
import type { ReasonCode } from "../core/policy/verdict.ts";
import { ActionBar } from "./action-bar.tsx";
import { AsAskedStep } from "./as-asked-step.tsx";
import { chooseActions, type SecondStepKind } from "./choose-actions.ts";
import { openQuestions, waitsForConfirmation } from "./open-questions.ts";
import { OverrideStep } from "./override-step.tsx";
import type { Doing, PaneAction } from "./pane-action.ts";
import type { PaneView } from "./pane-view.ts";
import { useKeys } from "./use-keys.ts";
import type { WayView } from "./ways.ts";

interface DecisionAreaProps {
  readonly view: PaneView;
  /** What the user has ticked. */
  readonly confirmed: readonly ReasonCode[];
  /** The action that runs, or null. */
  readonly doing: Doing | null;
  /** How it goes; null where no way leads out. */
  readonly way: WayView | null;
  readonly onAction: (action: PaneAction) => void;
  /** The user pressed the key for an action that waits for a confirmation. */
  readonly onMissing: () => void;
}

type Step = { readonly kind: "actions"; readonly returned: SecondStepKind | null } | { readonly kind: SecondStepKind };

/** Where the user decides, by mouse or key: the actions, or a second step in their place. */
export function DecisionArea(props: DecisionAreaProps): ReactElement {
  const { view, confirmed, doing, way, onAction, onMissing } = props;
  const styles = useStyles();
  const [step, setStep] = useState<Step>({ kind: "actions", returned: null });
  const choice = chooseActions(view, way?.way ?? null, confirmed);
  const open = openQuestions(view, confirmed);
  const { asAsked } = view.offers;

  const attempt = (action: PaneAction): void => {
    if (open.length > 0 && waitsForConfirmation(action.do)) onMissing();
    else onAction(action);
  };
  const back = (from: SecondStepKind) => (): void => setStep({ kind: "actions", returned: from });

  useKeys({ onPrimary: () => attempt(choice.primary), onBack: () => onAction({ do: "back" }) });

  return (
    <footer className={styles.footer}>
      {step.kind === "override" && choice.override ? (
        <OverrideStep
          offers={view.offers}
          running={doing === "override"}
          onConfirm={(reason, note) => attempt({ do: "override", reason, ...noted(note), confirmed })}
          onCancel={back("override")}
        />
      ) : step.kind === "as-asked" && asAsked !== null ? (
        <AsAskedStep
          offer={asAsked}
          running={doing === "as-asked"}
          onConfirm={(purpose, note) => attempt({ do: "as-asked", purpose, ...noted(note), confirmed })}
          onCancel={back("as-asked")}
        />
      ) : (
        <ActionBar
          view={view}
          choice={choice}
          way={way}
          open={open}
          doing={doing}
          returned={step.kind === "actions" ? step.returned : null}
          onAction={onAction}
          onStep={(kind) => setStep({ kind })}
        />
      )}
    </footer>
  );
}

function noted(note: string): { readonly note?: string } {
  return note === "" ? {} : { note };
}

const useStyles = makeStyles({
  footer: {
    padding: "12px 16px 16px",
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    // On a high enough window the decision is always in sight; zoomed in, it would cover what it is about.
    "@media (min-height: 560px)": { position: "sticky", bottom: 0 },
  },
});
