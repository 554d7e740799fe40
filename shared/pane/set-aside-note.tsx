import { makeStyles, tokens } from "@fluentui/react-components";
import { type ReactElement, useContext } from "react";
import { actionText } from "../text/pane-actions.ts";
import { ActContext } from "./act-context.ts";
import { useSay } from "./language.ts";
import { MoreButton } from "./more-button.tsx";
import type { PaneView } from "./pane-view.ts";

/** What the user has marked as no patient information, and the way to take that back. */
export function SetAsideNote({ view }: { readonly view: PaneView }): ReactElement | null {
  const styles = useStyles();
  const say = useSay(actionText);
  const { act, busy } = useContext(ActContext);
  const count = view.findings.filter(({ setAside }) => setAside !== null).length;
  if (count === 0) return null;
  return (
    <p className={styles.note}>
      {say("aside", { count })}
      <MoreButton
        onPress={() => {
          if (!busy) act({ do: "count-again" });
        }}
      >
        {say("count-again")}
      </MoreButton>
    </p>
  );
}

const useStyles = makeStyles({
  note: {
    margin: 0,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});
