import { makeStyles } from "@fluentui/react-components";
import type { ReactElement } from "react";

/** What a screen reader says when it next has time; nobody sees it. */
export function Announcer({ text }: { readonly text: string }): ReactElement {
  const styles = useStyles();
  return (
    <div className={styles.unseen} role="status" aria-live="polite">
      {text}
    </div>
  );
}

const useStyles = makeStyles({
  unseen: {
    position: "absolute",
    width: "1px",
    height: "1px",
    overflow: "hidden",
    clipPath: "inset(50%)",
    whiteSpace: "nowrap",
  },
});
