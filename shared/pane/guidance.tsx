import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { paneText } from "../text/pane.ts";
import { useSay } from "./language.ts";
import { Section } from "./section.tsx";

/** The organisation's own words, as text. */
export function Guidance({ text }: { readonly text: string }): ReactElement | null {
  const styles = useStyles();
  const say = useSay(paneText);
  if (text.trim() === "") return null;
  return (
    <Section title={say("guidance")}>
      <p className={styles.text}>{text}</p>
    </Section>
  );
}

const useStyles = makeStyles({
  text: {
    margin: 0,
    paddingInlineStart: "12px",
    borderLeft: `3px solid ${tokens.colorNeutralStroke1}`,
    whiteSpace: "pre-line",
    overflowWrap: "anywhere",
  },
});
