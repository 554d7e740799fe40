import { makeStyles, Tab, TabList, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { tabText } from "../text/pane-tabs.ts";
import { useSay } from "./language.ts";

export const paneTabs = ["check", "sent", "templates", "guidance"] as const;
export type PaneTab = (typeof paneTabs)[number];

interface TabBarProps {
  readonly tabs: readonly PaneTab[];
  readonly chosen: PaneTab;
  readonly onTab: (tab: PaneTab) => void;
}

/** The parts of the pane; not there when there is only one. */
export function TabBar({ tabs, chosen, onTab }: TabBarProps): ReactElement | null {
  const styles = useStyles();
  const say = useSay(tabText);
  if (tabs.length < 2) return null;
  return (
    <nav className={styles.bar} aria-label={say("tabs")}>
      <TabList
        size="small"
        className={styles.list}
        selectedValue={chosen}
        onTabSelect={(_, { value }) => {
          const tab = tabs.find((each) => each === value);
          if (tab !== undefined) onTab(tab);
        }}
      >
        {tabs.map((tab) => (
          <Tab key={tab} value={tab} id={`tab-${tab}`}>
            {say(`tab-${tab}`)}
          </Tab>
        ))}
      </TabList>
    </nav>
  );
}

const useStyles = makeStyles({
  bar: { padding: "2px 8px", borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  list: { flexWrap: "wrap" },
});
