import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { paneText } from "../text/pane.ts";
import { Disclosure } from "./disclosure.tsx";
import { groupFindings } from "./group-findings.ts";
import { useSay } from "./language.ts";
import type { PaneView } from "./pane-view.ts";
import { PlaceFindings } from "./place-findings.tsx";

/** What was noticed and does not count: closed, so that it trains nobody to click warnings away. */
export function Hints({ view }: { readonly view: PaneView }): ReactElement | null {
  const styles = useStyles();
  const say = useSay(paneText);
  const count = view.findings.filter(({ level, setAside }) => level === "hint" && setAside === null).length;
  if (count === 0) return null;
  return (
    <Disclosure label={say("hints", { count })}>
      <div className={styles.places}>
        <p className={styles.about}>{say("about-hints")}</p>
        {groupFindings(view.findings, "hint").map((group) => (
          <PlaceFindings
            key={group.where}
            group={group}
            attachments={view.attachments}
            offers={view.offers}
            quiet={true}
          />
        ))}
      </div>
    </Disclosure>
  );
}

const useStyles = makeStyles({
  places: { display: "flex", flexDirection: "column", gap: "16px", paddingInlineStart: "24px" },
  about: { margin: 0, color: tokens.colorNeutralForeground2 },
});
