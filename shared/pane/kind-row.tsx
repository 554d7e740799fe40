import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { type ReactElement, useState } from "react";
import { kindText } from "../text/findings.ts";
import { paneText } from "../text/pane.ts";
import type { KindGroup } from "./group-findings.ts";
import { useSay } from "./language.ts";
import { MoreButton } from "./more-button.tsx";
import { Phrase } from "./phrase.tsx";
import { RemoveButton } from "./remove-button.tsx";

/** So many phrases of one kind are shown at once; one more than this is shown too, rather than "1 more". */
const shownAtOnce = 3;

interface KindRowProps extends KindGroup {
  readonly quiet: boolean;
}

/** One kind of finding in one place: its name, and each phrase once. */
export function KindRow({ kind, phrases, quiet }: KindRowProps): ReactElement {
  const styles = useStyles();
  const say = useSay(paneText);
  const sayKind = useSay(kindText);
  const [all, setAll] = useState(false);
  const foldable = phrases.length > shownAtOnce + 1;
  const shown = foldable && !all ? phrases.slice(0, shownAtOnce) : phrases;
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
        {foldable && (
          <MoreButton open={all} onPress={() => setAll(!all)}>
            {all ? say("fewer-phrases") : say("more-phrases", { count: phrases.length - shownAtOnce })}
          </MoreButton>
        )}
      </dd>
    </div>
  );
}

const useStyles = makeStyles({
  row: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr)",
    gap: "2px 12px",
    "@media (min-width: 420px)": { gridTemplateColumns: "minmax(0, 7.25rem) minmax(0, 1fr)" },
  },
  kind: { fontWeight: tokens.fontWeightSemibold },
  phrases: { margin: 0, display: "flex", flexWrap: "wrap", gap: "4px 6px", alignItems: "baseline" },
  phrase: { minWidth: 0, maxWidth: "100%" },
  note: {
    marginInlineStart: "4px",
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    whiteSpace: "nowrap",
  },
});
