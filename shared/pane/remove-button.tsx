import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { type ReactElement, useContext } from "react";
import type { FindingRef } from "../core/detection/finding.ts";
import { actionText } from "../text/pane-actions.ts";
import { ActContext } from "./act-context.ts";
import { useSay } from "./language.ts";
import { cutPhrase } from "./show-phrase.ts";
import { pageStyles } from "./styles/page.ts";

interface RemoveButtonProps {
  readonly phrase: string;
  readonly findings: readonly FindingRef[];
}

/** Takes one phrase out of the draft, wherever it stands in this place. */
export function RemoveButton({ phrase, findings }: RemoveButtonProps): ReactElement {
  const styles = useStyles();
  const say = useSay(actionText);
  const { act, busy } = useContext(ActContext);
  const text = say("remove", { text: cutPhrase(phrase)?.start ?? phrase });
  return (
    <Button
      appearance="transparent"
      size="small"
      className={mergeClasses(styles.button, styles.colour)}
      aria-label={text}
      title={text}
      disabledFocusable={busy}
      icon={<Cross />}
      onClick={() => act({ do: "edit", edit: { kind: "remove", findings } })}
    />
  );
}

function Cross(): ReactElement {
  return (
    <svg
      viewBox="0 0 16 16"
      width={12}
      height={12}
      fill="none"
      stroke="currentColor"
      strokeWidth={1.6}
      aria-hidden="true"
    >
      <path d="M3 3l10 10M13 3L3 13" strokeLinecap="round" />
    </svg>
  );
}

const useStyles = makeStyles({ button: pageStyles.button, colour: { color: tokens.colorNeutralForeground3 } });
