import { makeStyles, mergeClasses } from "@fluentui/react-components";
import { type ReactElement, useState } from "react";
import { kindText } from "../text/findings.ts";
import { paneText } from "../text/pane.ts";
import type { KindGroup } from "./group-findings.ts";
import { useSay } from "./language.ts";
import { MoreButton } from "./more-button.tsx";
import { Phrase } from "./phrase.tsx";
import { foldable, phrasesAtOnce, shownAtOnce } from "./phrases-at-once.ts";
import { RemoveButton } from "./remove-button.tsx";
import { kindStyles } from "./styles/kind.ts";

interface KindRowProps extends KindGroup {
  readonly quiet: boolean;
}

/** One kind of finding in one place: its name, and each phrase once. */
export function KindRow({ kind, phrases, quiet }: KindRowProps): ReactElement {
  const styles = useStyles();
  const say = useSay(paneText);
  const sayKind = useSay(kindText);
  const [all, setAll] = useState(false);
  const shown = all ? phrases : shownAtOnce(phrases);
  return (
    <div className={styles.row}>
      <dt className={mergeClasses(!quiet && styles.kind)}>{sayKind(kind)}</dt>
      <dd className={styles.phrases}>
        {shown.map(({ phrase, hidden, times, removable, findings }) => (
          <span className={styles.phrase} key={`${hidden}:${phrase}`}>
            <Phrase text={phrase} look={quiet ? "quiet" : "marked"} />
            {removable && !quiet && <RemoveButton phrase={phrase} findings={findings} />}
            {times > 1 && " "}
            {times > 1 && <span className={styles.note}>{say("times", { count: times })}</span>}
            {hidden && " "}
            {hidden && <span className={styles.note}>{say("hidden")}</span>}
          </span>
        ))}
        {foldable(phrases) && (
          <MoreButton open={all} onPress={() => setAll(!all)}>
            {all ? say("fewer-phrases") : say("more-phrases", { count: phrases.length - phrasesAtOnce })}
          </MoreButton>
        )}
      </dd>
    </div>
  );
}

const useStyles = makeStyles(kindStyles);
