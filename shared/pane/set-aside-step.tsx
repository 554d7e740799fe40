import { Button, Field, makeStyles, RadioGroup, tokens } from "@fluentui/react-components";
import { type ReactElement, useContext, useEffect, useRef, useState } from "react";
import type { FindingRef } from "../core/detection/finding.ts";
import { type DismissalReason, dismissalReasons } from "../core/policy/user-decision.ts";
import { actionText } from "../text/pane-actions.ts";
import { ActContext } from "./act-context.ts";
import { Choice } from "./choice.tsx";
import { useSay } from "./language.ts";
import { useKeys } from "./use-keys.ts";

interface SetAsideStepProps {
  readonly findings: readonly FindingRef[];
  readonly onCancel: () => void;
}

/** The second step of "not patient information": a reason, then the deed. Escape leaves it, as it leaves an override. */
export function SetAsideStep({ findings, onCancel }: SetAsideStepProps): ReactElement {
  const styles = useStyles();
  const say = useSay(actionText);
  const { act, busy } = useContext(ActContext);
  const [because, setBecause] = useState<DismissalReason | null>(null);
  const [missing, setMissing] = useState(false);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const confirm = (): void => {
    if (because === null) setMissing(true);
    else act({ do: "set-aside", findings, because });
  };
  useKeys({ onPrimary: confirm, onBack: onCancel }, "step");
  return (
    <section className={styles.step}>
      <h4 className={styles.title} tabIndex={-1} ref={title}>
        {say("set-aside-title")}
      </h4>
      <p className={styles.about}>{say("set-aside-about")}</p>
      <Field
        aria-label={say("set-aside-title")}
        {...(missing ? { validationMessage: say("set-aside-choose"), validationState: "error" } : {})}
      >
        <RadioGroup
          className={styles.reasons}
          value={because ?? ""}
          disabled={busy}
          onChange={(_, { value }) => {
            setBecause(dismissalReasons.find((each) => each === value) ?? null);
            setMissing(false);
          }}
        >
          {dismissalReasons.map((each) => (
            <Choice key={each} value={each} label={say(`because-${each}`)} />
          ))}
        </RadioGroup>
      </Field>
      <div className={styles.buttons}>
        <Button className={styles.button} disabledFocusable={busy} onClick={confirm}>
          {say("set-aside-do")}
        </Button>
        <Button className={styles.button} appearance="subtle" disabledFocusable={busy} onClick={onCancel}>
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
    paddingTop: "12px",
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, outlineStyle: "none" },
  about: {
    margin: 0,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  reasons: { marginInlineStart: "-8px" },
  buttons: { display: "flex", flexWrap: "wrap", gap: "8px", marginTop: "6px" },
  button: { flex: "1 1 auto", fontWeight: tokens.fontWeightRegular },
});
