import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { type ReactElement, useContext, useState } from "react";
import { actionText } from "../text/pane-actions.ts";
import { ActContext } from "./act-context.ts";
import { findingsIn, type PlaceGroup } from "./group-findings.ts";
import { useSay } from "./language.ts";
import type { Offers } from "./pane-view.ts";
import { SetAsideStep } from "./set-aside-step.tsx";
import { flushStyle } from "./styles/flush.ts";

interface PlaceActionsProps {
  readonly group: PlaceGroup;
  readonly offers: Pick<Offers, "trimQuote" | "setAside">;
}

/** What resolves the findings of one place, beside them. */
export function PlaceActions({ group, offers }: PlaceActionsProps): ReactElement | null {
  const styles = useStyles();
  const say = useSay(actionText);
  const { act, busy } = useContext(ActContext);
  const [step, setStep] = useState<"closed" | "open" | "left">("closed");
  const findings = findingsIn(group).filter(({ kind }) => kind !== "unreadable");
  const attachment = attachmentOf(group);
  const trims = group.where === "quoted" && offers.trimQuote;
  const setsAside = offers.setAside && findings.length > 0;
  if (attachment === null && !trims && !setsAside) return null;
  if (step === "open" && setsAside) return <SetAsideStep findings={findings} onCancel={() => setStep("left")} />;
  return (
    <div className={styles.actions}>
      {attachment !== null && (
        <Button
          className={styles.button}
          size="small"
          disabledFocusable={busy}
          onClick={() => act({ do: "edit", edit: { kind: "detach", attachment } })}
        >
          {say("detach")}
        </Button>
      )}
      {trims && (
        <Button
          className={styles.button}
          size="small"
          disabledFocusable={busy}
          onClick={() => act({ do: "edit", edit: { kind: "trim-quote" } })}
        >
          {say("trim-quote")}
        </Button>
      )}
      {setsAside && (
        <Button
          className={mergeClasses(styles.button, styles.quiet)}
          appearance="transparent"
          size="small"
          disabledFocusable={busy}
          ref={(button) => {
            if (step === "left") button?.focus();
          }}
          onClick={() => setStep("open")}
        >
          {say("set-aside")}
        </Button>
      )}
    </div>
  );
}

/** By its number, for places that are an attachment's. */
function attachmentOf({ where }: PlaceGroup): number | null {
  const number = /^attachment(?:-name)?:(\d+)$/.exec(where)?.[1];
  return number === undefined ? null : Number(number);
}

const useStyles = makeStyles({
  actions: { display: "flex", flexWrap: "wrap", gap: "4px 12px" },
  quiet: { ...flushStyle, color: tokens.colorNeutralForeground2 },
  button: { fontWeight: tokens.fontWeightRegular, minWidth: 0 },
});
