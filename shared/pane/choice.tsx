import { makeStyles, Radio, radioClassNames, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";

interface ChoiceProps {
  readonly value: string;
  readonly label: string;
}

/** One of several; unchosen, Fluent's own would be as pale as a control that cannot be used. */
export function Choice({ value, label }: ChoiceProps): ReactElement {
  const styles = useStyles();
  return <Radio className={styles.choice} value={value} label={label} />;
}

const useStyles = makeStyles({
  choice: {
    // As precise as Fluent's own rule, and one step more.
    [`& > input:enabled:not(:checked) ~ .${radioClassNames.label}`]: { color: tokens.colorNeutralForeground1 },
  },
});
