import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement, ReactNode } from "react";

interface MoreButtonProps {
  /** Left out for a button that opens nothing. */
  readonly open?: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

/** Shows more of the same, in the line of text where it stands. */
export function MoreButton({ open, onPress, children }: MoreButtonProps): ReactElement {
  const styles = useStyles();
  return (
    <Button appearance="transparent" size="small" className={styles.button} aria-expanded={open} onClick={onPress}>
      {children}
    </Button>
  );
}

const useStyles = makeStyles({
  button: {
    minWidth: "24px",
    padding: "0 4px",
    color: tokens.colorNeutralForeground2,
    textDecorationLine: "underline",
    textDecorationColor: tokens.colorNeutralStroke1,
    textUnderlineOffset: "3px",
  },
});
