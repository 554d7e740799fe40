import { Button, makeStyles } from "@fluentui/react-components";
import { type ReactElement, useState } from "react";
import { paneText } from "../text/pane.ts";
import { groupFindings } from "./group-findings.ts";
import { useSay } from "./language.ts";
import type { PaneView } from "./pane-view.ts";
import { PlaceFindings } from "./place-findings.tsx";
import { Section } from "./section.tsx";

/** A draft with twenty attachments must stay readable; one more place than this is shown too. */
const placesAtOnce = 4;

/** The findings that count, by place. */
export function Findings({ view }: { readonly view: PaneView }): ReactElement | null {
  const styles = useStyles();
  const say = useSay(paneText);
  const [all, setAll] = useState(false);
  const places = groupFindings(view.findings, "warn");
  if (places.length === 0) return null;
  const shown = all || places.length <= placesAtOnce + 1 ? places : places.slice(0, placesAtOnce);
  return (
    <Section title={say("findings")}>
      {shown.map((group) => (
        <PlaceFindings
          key={group.where}
          group={group}
          attachments={view.attachments}
          offers={view.offers}
          quiet={false}
        />
      ))}
      {shown.length < places.length && (
        <Button className={styles.more} appearance="subtle" onClick={() => setAll(true)}>
          {say("more-places", { count: places.length - shown.length })}
        </Button>
      )}
    </Section>
  );
}

const useStyles = makeStyles({ more: { alignSelf: "flex-start" } });
