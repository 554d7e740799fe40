import { makeStyles, mergeClasses } from "@fluentui/react-components";
import { type ReactElement, useEffect, useRef } from "react";
import { paneText } from "../text/pane.ts";
import { Icon } from "./icon.tsx";
import { useSay } from "./language.ts";
import { stateIcons } from "./state-icons.ts";
import { headlineStyles } from "./styles/headline.ts";

/** Nothing is known of the draft any more, so nothing is offered but what the user can do without us. */
export function Lost(): ReactElement {
  const styles = useStyles();
  const say = useSay(paneText);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <main>
      <header className={mergeClasses(styles.header, styles.failed)}>
        <span className={mergeClasses(styles.icon, styles["failed-icon"])}>
          <Icon name={stateIcons.failed} size={28} />
        </span>
        <div className={styles.words}>
          <h1 className={styles.heading} tabIndex={-1} ref={heading}>
            {say("state-lost")}
          </h1>
          <p className={styles.reason}>{say("about-lost")}</p>
        </div>
      </header>
    </main>
  );
}

const useStyles = makeStyles(headlineStyles);
