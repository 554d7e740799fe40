import { makeStyles, tokens } from "@fluentui/react-components";
import { type ReactElement, useEffect, useRef } from "react";
import { paneText } from "../text/pane.ts";
import { useSay } from "./language.ts";

/** Nothing is known of the draft any more, so nothing is offered but what the user can do without us. */
export function Lost(): ReactElement {
  const styles = useStyles();
  const say = useSay(paneText);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <main className={styles.page}>
      <h1 className={styles.heading} tabIndex={-1} ref={heading}>
        {say("state-lost")}
      </h1>
      <p className={styles.text}>{say("about-lost")}</p>
    </main>
  );
}

const useStyles = makeStyles({
  page: { padding: "16px", display: "flex", flexDirection: "column", gap: "6px" },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    outlineStyle: "none", // Read out, not pressed.
  },
  text: { margin: 0 },
});
