import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { type ReactElement, useContext } from "react";
import type { Language } from "../text/language.ts";
import { paneText } from "../text/pane.ts";
import { LanguageContext, useSay } from "./language.ts";
import { flushStyle } from "./styles/flush.ts";

/** Offers the other language, in its own words. */
export function LanguageSwitch({ onLanguage }: { readonly onLanguage: (language: Language) => void }): ReactElement {
  const styles = useStyles();
  const say = useSay(paneText);
  const other = useContext(LanguageContext) === "en" ? "es" : "en";
  return (
    <Button
      appearance="transparent"
      size="small"
      className={styles.button}
      lang={other}
      onClick={() => onLanguage(other)}
    >
      {say("other-language")}
    </Button>
  );
}

const useStyles = makeStyles({
  button: {
    alignSelf: "flex-end",
    marginTop: "auto",
    ...flushStyle,
    color: tokens.colorNeutralForeground2,
  },
});
