import { makeStyles, mergeClasses } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { reasonText } from "../text/findings.ts";
import { paneText } from "../text/pane.ts";
import type { PlaceGroup } from "./group-findings.ts";
import { KindRow } from "./kind-row.tsx";
import { useSay } from "./language.ts";
import type { Offers } from "./pane-view.ts";
import { PlaceActions } from "./place-actions.tsx";
import { PlaceName } from "./place-name.tsx";
import { placeStyles } from "./styles/place.ts";

interface PlaceFindingsProps {
  readonly group: PlaceGroup;
  readonly attachments: readonly string[];
  readonly offers: Pick<Offers, "trimQuote" | "setAside">;
  readonly quiet: boolean;
}

/** What was found in one place; a reason is said once, under the findings that it holds for. */
export function PlaceFindings({ group, attachments, offers, quiet }: PlaceFindingsProps): ReactElement {
  const styles = useStyles();
  const say = useSay(paneText);
  const sayReason = useSay(reasonText);
  return (
    <section className={mergeClasses(styles.place, quiet && styles.quiet)}>
      <h3 className={styles.title}>
        <PlaceName group={group} attachments={attachments} />
      </h3>
      {group.reasons.map(({ reason, kinds }) => (
        <div className={styles.reasonGroup} key={reason}>
          <dl className={styles.kinds}>
            {kinds.map((each) => (
              <KindRow key={each.kind} {...each} quiet={quiet} />
            ))}
          </dl>
          <p className={styles.why}>{sayReason(reason)}</p>
        </div>
      ))}
      {group.where === "quoted" && !quiet && <p className={styles.why}>{say("about-quoted")}</p>}
      {!quiet && <PlaceActions group={group} offers={offers} />}
    </section>
  );
}

const useStyles = makeStyles(placeStyles);
