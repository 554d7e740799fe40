import { type ReactElement, useState } from "react";
import type { OverrideReason } from "../core/policy/policy.ts";
import { paneText } from "../text/pane.ts";
import { ChoiceList } from "./choice-list.tsx";
import { useSay } from "./language.ts";
import type { Offers } from "./pane-view.ts";
import { SecondStep } from "./second-step.tsx";
import { useKeys } from "./use-keys.ts";

interface OverrideStepProps {
  readonly offers: Offers;
  readonly running: boolean;
  readonly onConfirm: (reason: OverrideReason, note: string) => void;
  readonly onCancel: () => void;
}

/** The second step of an override: what it means, and a reason from the organisation's list. */
export function OverrideStep({ offers, running, onConfirm, onCancel }: OverrideStepProps): ReactElement {
  const say = useSay(paneText);
  const [reason, setReason] = useState<OverrideReason | null>(null);
  const [missing, setMissing] = useState(false);
  const [note, setNote] = useState("");
  const confirm = (): void => {
    if (reason === null) setMissing(true);
    else onConfirm(reason, note);
  };
  useKeys({ onPrimary: confirm, onBack: onCancel }, "step");
  return (
    <SecondStep
      title={say(`override-title-${offers.overrideMeans}`)}
      about={say(`override-about-${offers.overrideMeans}`)}
      label={say(`override-do-${offers.overrideMeans}`)}
      running={running}
      note={note}
      onNote={setNote}
      onConfirm={confirm}
      onCancel={onCancel}
    >
      <ChoiceList
        label={say("override-why")}
        values={offers.overrideReasons}
        chosen={reason}
        nameOf={(each) => say(`reason-${each}`)}
        missing={missing ? say("override-choose") : null}
        disabled={running}
        onChoice={(chosen) => {
          setReason(chosen);
          setMissing(false);
        }}
      />
    </SecondStep>
  );
}
