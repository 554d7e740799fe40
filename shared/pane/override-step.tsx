import { Field, makeStyles, RadioGroup, tokens } from "@fluentui/react-components";
import { type ReactElement, useEffect, useRef } from "react";
import type { OverrideReason } from "../core/policy/policy.ts";
import { paneText } from "../text/pane.ts";
import { actionText } from "../text/pane-actions.ts";
import { ActionButton } from "./action-button.tsx";
import { Choice } from "./choice.tsx";
import { useSay } from "./language.ts";
import type { Offers } from "./pane-view.ts";

interface OverrideStepProps {
  readonly offers: Offers;
  readonly reason: OverrideReason | null;
  /** The user pressed on without a reason. */
  readonly missing: boolean;
  readonly running: boolean;
  readonly onReason: (reason: OverrideReason) => void;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/**
 * The deliberate second step of an override: what it means, a reason from the organisation's list, then the deed.
 * Neither button is the bright one: it must not be pressed out of habit.
 */
export function OverrideStep(props: OverrideStepProps): ReactElement {
  const { offers, reason, missing, running, onReason, onConfirm, onCancel } = props;
  const styles = useStyles();
  const say = useSay(paneText);
  const sayAction = useSay(actionText);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <section className={styles.step}>
      <h2 className={styles.title} tabIndex={-1} ref={title}>
        {say(`override-title-${offers.overrideMeans}`)}
      </h2>
      <p className={styles.about}>{say(`override-about-${offers.overrideMeans}`)}</p>
      <Field
        label={say("override-why")}
        required
        {...(missing ? { validationMessage: say("override-choose"), validationState: "error" } : {})}
      >
        <RadioGroup
          value={reason ?? ""}
          disabled={running}
          onChange={(_, { value }) => {
            const chosen = offers.overrideReasons.find((each) => each === value);
            if (chosen !== undefined) onReason(chosen);
          }}
        >
          {offers.overrideReasons.map((each) => (
            <Choice key={each} value={each} label={say(`reason-${each}`)} />
          ))}
        </RadioGroup>
      </Field>
      <div className={styles.buttons}>
        <ActionButton
          label={say(`override-do-${offers.overrideMeans}`)}
          doing={sayAction("doing-override")}
          primary={false}
          state={running ? "running" : "ready"}
          onPress={onConfirm}
        />
        <ActionButton
          label={say("override-cancel")}
          doing={say("override-cancel")}
          primary={false}
          state={running ? "waiting" : "ready"}
          onPress={onCancel}
        />
      </div>
    </section>
  );
}

const useStyles = makeStyles({
  step: { display: "flex", flexDirection: "column", gap: "8px" },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    outlineStyle: "none", // Read out, not pressed.
  },
  about: { margin: 0 },
  buttons: { display: "flex", flexWrap: "wrap", gap: "8px" },
});
