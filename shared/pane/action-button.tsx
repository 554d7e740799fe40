import { Button, makeStyles, Spinner, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";

interface ActionButtonProps {
  readonly label: string;
  readonly doing: string;
  readonly primary: boolean;
  /** `running`: this one's action runs; `waiting`: another one's does, or something must be confirmed first. */
  readonly state: "ready" | "running" | "waiting";
  /** Id of the words that say what it waits for. */
  readonly waitsFor?: string | undefined;
  readonly onPress: () => void;
}

/**
 * One action. While an action runs no button works, but each keeps the focus that it has. The running one stays
 * bright, since it says what is going on.
 */
export function ActionButton({ label, doing, primary, state, waitsFor, onPress }: ActionButtonProps): ReactElement {
  const styles = useStyles();
  const running = state === "running";
  return (
    <Button
      appearance={primary ? "primary" : "secondary"}
      size={primary ? "large" : "medium"}
      className={primary ? styles.primary : styles.other}
      disabledFocusable={state === "waiting"}
      aria-describedby={waitsFor}
      {...(primary ? { "aria-keyshortcuts": "Control+Enter Meta+Enter" } : {})}
      {...(running ? { "aria-disabled": true, icon: <ActionSpinner primary={primary} /> } : {})}
      onClick={onPress}
    >
      {running ? doing : label}
    </Button>
  );
}

function ActionSpinner({ primary }: { readonly primary: boolean }): ReactElement {
  return <Spinner size="tiny" appearance={primary ? "inverted" : "primary"} aria-hidden="true" />;
}

const useStyles = makeStyles({
  primary: { width: "100%" },
  other: { flex: "1 1 auto", fontWeight: tokens.fontWeightRegular },
});
