import { makeStyles, mergeClasses } from "@fluentui/react-components";
import { Fragment, type ReactElement, useState } from "react";
import { paneText } from "../text/pane.ts";
import { useSay } from "./language.ts";
import { MoreButton } from "./more-button.tsx";
import { cutPhrase, showPhrase } from "./show-phrase.ts";
import { phraseStyles } from "./styles/phrase.ts";

interface PhraseProps {
  readonly text: string;
  /** `quiet`: for what does not count; `plain`: it is all draft text around here. */
  readonly look?: "marked" | "quiet" | "plain";
}

/** Text of the draft as text, marked as such, with nothing in it unseen; long ones are cut in the middle. */
export function Phrase({ text, look = "marked" }: PhraseProps): ReactElement {
  const styles = useStyles();
  const say = useSay(paneText);
  const [whole, setWhole] = useState(false);
  const cut = cutPhrase(text);
  const Around = look === "plain" ? "span" : "mark";
  return (
    <>
      <Around
        className={mergeClasses(styles.text, look !== "plain" && styles.mark, look === "marked" && styles.marked)}
      >
        <bdi>
          {cut === null || whole ? (
            <Characters text={text} />
          ) : (
            <>
              <Characters text={cut.start} /> … <Characters text={cut.end} />
            </>
          )}
        </bdi>
      </Around>
      {cut !== null && (
        <MoreButton open={whole} onPress={() => setWhole(!whole)}>
          {say(whole ? "short-phrase" : "whole-phrase")}
        </MoreButton>
      )}
    </>
  );
}

function Characters({ text }: { readonly text: string }): ReactElement {
  const styles = useStyles();
  return (
    <>
      {showPhrase(text).map((part, index) => {
        const key = `${index}`;
        return part.kind === "text" ? (
          <Fragment key={key}>{part.text}</Fragment>
        ) : (
          <span className={styles.invisible} key={key}>
            {part.text}
          </span>
        );
      })}
    </>
  );
}

const useStyles = makeStyles(phraseStyles);
