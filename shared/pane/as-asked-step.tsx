import { makeStyles, tokens } from "@fluentui/react-components";
import { type ReactElement, useContext, useState } from "react";
import type { PreferencePurpose } from "../core/policy/preference-purpose.ts";
import { paneText } from "../text/pane.ts";
import { purposeText } from "../text/purposes.ts";
import { ChoiceList } from "./choice-list.tsx";
import { LanguageContext, useSay } from "./language.ts";
import type { AsAskedOffer } from "./pane-view.ts";
import { SecondStep } from "./second-step.tsx";
import { useKeys } from "./use-keys.ts";

interface AsAskedStepProps {
  readonly offer: AsAskedOffer;
  readonly running: boolean;
  readonly onConfirm: (purpose: PreferencePurpose, note: string) => void;
  readonly onCancel: () => void;
}

/** The second step before ordinary mail that its recipients asked for: what they accepted, and what it is for. */
export function AsAskedStep({ offer, running, onConfirm, onCancel }: AsAskedStepProps): ReactElement {
  const styles = useStyles();
  const say = useSay(paneText);
  const sayPurpose = useSay(purposeText);
  const language = useContext(LanguageContext);
  const [purpose, setPurpose] = useState<PreferencePurpose | null>(null);
  const [missing, setMissing] = useState(false);
  const [note, setNote] = useState("");
  const { purposes, warning } = offer;
  const told = warning === null ? null : (warning[language] ?? warning.en);
  const confirm = (): void => {
    if (purpose === null) setMissing(true);
    else onConfirm(purpose, note);
  };
  useKeys({ onPrimary: confirm, onBack: onCancel }, "step");
  return (
    <SecondStep
      title={say("asked-title")}
      about={say("asked-about")}
      label={say("asked-do")}
      running={running}
      note={note}
      onNote={setNote}
      onConfirm={confirm}
      onCancel={onCancel}
    >
      {told !== null && (
        <figure className={styles.told}>
          <figcaption>{say("asked-told")}</figcaption>
          <blockquote className={styles.warning} lang={warning?.[language] === undefined ? "en" : language}>
            {told}
          </blockquote>
        </figure>
      )}
      <ChoiceList
        label={say("asked-for")}
        values={purposes}
        chosen={purpose}
        nameOf={(each) => sayPurpose(each)}
        missing={missing ? say("asked-choose") : null}
        disabled={running}
        onChoice={(chosen) => {
          setPurpose(chosen);
          setMissing(false);
        }}
      />
    </SecondStep>
  );
}

const useStyles = makeStyles({
  told: { margin: 0, display: "flex", flexDirection: "column", gap: "4px" },
  warning: {
    margin: 0,
    paddingLeft: "10px",
    borderLeft: `3px solid ${tokens.colorNeutralStroke1}`,
    color: tokens.colorNeutralForeground2,
    overflowWrap: "anywhere",
  },
});
