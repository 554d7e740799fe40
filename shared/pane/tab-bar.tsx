import { makeStyles, mergeClasses } from "@fluentui/react-components";
import { type KeyboardEvent, type ReactElement, useRef } from "react";
import { tabText } from "../text/pane-tabs.ts";
import { useSay } from "./language.ts";
import { tabStyles } from "./styles/tabs.ts";
import type { PaneTab } from "./tabs.ts";

interface TabBarProps {
  readonly tabs: readonly PaneTab[];
  readonly chosen: PaneTab;
  readonly onTab: (tab: PaneTab) => void;
}

/** The parts of the pane; not there when there is only one. Arrow keys go from one to the next, as in every list of tabs. */
export function TabBar({ tabs, chosen, onTab }: TabBarProps): ReactElement | null {
  const styles = useStyles();
  const say = useSay(tabText);
  const list = useRef<HTMLDivElement>(null);
  if (tabs.length < 2) return null;

  const onKeyDown = (event: KeyboardEvent): void => {
    const next = tabAfter(event.key, tabs, chosen);
    if (next === null) return;
    event.preventDefault();
    onTab(next);
    list.current?.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  };

  return (
    <nav className={styles.bar} aria-label={say("tabs")}>
      <div role="tablist" className={styles.list} ref={list}>
        {tabs.map((tab) => (
          <button
            key={tab}
            id={`tab-${tab}`}
            type="button"
            role="tab"
            aria-selected={tab === chosen}
            tabIndex={tab === chosen ? 0 : -1}
            className={mergeClasses(styles.tab, tab === chosen && styles.chosen)}
            onClick={() => onTab(tab)}
            onKeyDown={onKeyDown}
          >
            {say(`tab-${tab}`)}
          </button>
        ))}
      </div>
    </nav>
  );
}

function tabAfter(key: string, tabs: readonly PaneTab[], chosen: PaneTab): PaneTab | null {
  const place = tabs.indexOf(chosen);
  switch (key) {
    case "ArrowRight":
      return tabs[(place + 1) % tabs.length] ?? null;
    case "ArrowLeft":
      return tabs.at(place - 1) ?? null;
    case "Home":
      return tabs[0] ?? null;
    case "End":
      return tabs.at(-1) ?? null;
    default:
      return null;
  }
}

const useStyles = makeStyles(tabStyles);
