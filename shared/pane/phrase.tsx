import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { Fragment, type ReactElement, useState } from "react";
import { paneText } from "../text/pane.ts";
import { useSay } from "./language.ts";
import { cutPhrase, showPhrase } from "./show-phrase.ts";

interface PhraseProps {
  readonly text: string;
  /** Without the mark: it is all draft text around here. */
  readonly plain?: boolean;
}

/** Text of the draft as text, marked as such, with nothing in it unseen; long ones are cut in the middle. */
export function Phrase({ text, plain = false }: PhraseProps): ReactElement {
  const styles = useStyles();
  const say = useSay(paneText);
  const [whole, setWhole] = useState(false);
  const cut = cutPhrase(text);
  const Around = plain ? "span" : "mark";
  return (
    <>
      <Around className={plain ? styles.plain : styles.mark}>
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
        <Button appearance="transparent" size="small" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {say(whole ? "short-phrase" : "whole-phrase")}
        </Button>
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

const useStyles = makeStyles({
  mark: {
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusSmall,
    padding: "1px 6px",
    overflowWrap: "anywhere",
    whiteSpace: "pre-wrap",
    "@media (forced-colors: active)": { outline: "1px solid" },
  },
  plain: { overflowWrap: "anywhere", whiteSpace: "pre-wrap" },
  invisible: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: "0.8em",
    padding: "0 3px",
    margin: "0 1px",
    borderRadius: tokens.borderRadiusSmall,
    color: tokens.colorStatusDangerForeground1,
    border: `1px solid ${tokens.colorStatusDangerBorder1}`,
  },
});
