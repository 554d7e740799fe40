import { makeStyles, tokens } from "@fluentui/react-components";
import { type ReactElement, useContext } from "react";
import type { Language } from "../text/languages.ts";
import { paneText } from "../text/pane.ts";
import { LanguageContext, useSay } from "./language.ts";
import type { PaneView } from "./pane-view.ts";
import { Section } from "./section.tsx";

/** The organisation's own words, as text; in the pane's language where it has them. */
export function Guidance({ text: given }: { readonly text: PaneView["guidance"] }): ReactElement | null {
  const styles = useStyles();
  const say = useSay(paneText);
  const language = useContext(LanguageContext);
  const text = typeof given === "string" ? given : (given[language] ?? given.en);
  if (text.trim() === "") return null;
  return (
    <Section title={say("guidance")}>
      <p className={styles.text} lang={langOf(given, language)}>
        {text}
      </p>
    </Section>
  );
}

/** What is read in another language than the pane's says so, for screen readers; nobody knows the language of a text alone. */
function langOf(text: PaneView["guidance"], language: Language): Language | undefined {
  return typeof text !== "string" && text[language] === undefined ? "en" : undefined;
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
