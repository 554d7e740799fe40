import { makeStyles, tokens } from "@fluentui/react-components";
import { type ReactElement, useState } from "react";
import type { OverrideReason } from "../core/policy/policy.ts";
import type { ReasonCode } from "../core/policy/verdict.ts";
import { ActionBar } from "./action-bar.tsx";
import { chooseActions } from "./choose-actions.ts";
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

type Step =
  | { readonly kind: "actions"; readonly returned: boolean }
  | { readonly kind: "override"; readonly reason: OverrideReason | null; readonly missing: boolean };

/** Where the user decides, by mouse or key: the actions, or the second step of an override in their place. */
export function DecisionArea(props: DecisionAreaProps): ReactElement {
  const { view, confirmed, doing, way, onAction, onMissing } = props;
  const styles = useStyles();
  const [step, setStep] = useState<Step>({ kind: "actions", returned: false });
  const choice = chooseActions(view, way?.way ?? null, confirmed);
  const open = openQuestions(view, confirmed);
  const overriding = step.kind === "override" && choice.override;

  const attempt = (action: PaneAction): void => {
    if (open.length > 0 && waitsForConfirmation(action.do)) onMissing();
    else onAction(action);
  };
  const confirm = (): void => {
    if (step.kind !== "override") return;
    if (step.reason === null) setStep({ ...step, missing: true });
    else attempt({ do: "override", reason: step.reason, confirmed });
  };
  const cancel = (): void => setStep({ kind: "actions", returned: true });

  useKeys({
    onPrimary: () => (overriding ? confirm() : attempt(choice.primary)),
    onBack: () => (overriding ? cancel() : onAction({ do: "back" })),
  });

  return (
    <footer className={styles.footer}>
      {overriding ? (
        <OverrideStep
          offers={view.offers}
          reason={step.reason}
          missing={step.missing}
          running={doing === "override"}
          onReason={(reason) => setStep({ kind: "override", reason, missing: false })}
          onConfirm={confirm}
          onCancel={cancel}
        />
      ) : (
        <ActionBar
          view={view}
          choice={choice}
          way={way}
          open={open}
          doing={doing}
          returned={step.kind === "actions" && step.returned}
          onAction={onAction}
          onOverride={() => setStep({ kind: "override", reason: null, missing: false })}
        />
      )}
    </footer>
  );
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
