import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { type KeyboardEvent, type ReactElement, useRef } from "react";
import { tabText } from "../text/pane-tabs.ts";
import { useSay } from "./language.ts";

export const paneTabs = ["check", "sent", "templates", "guidance"] as const;
export type PaneTab = (typeof paneTabs)[number];

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

const useStyles = makeStyles({
  bar: { padding: "0 8px", borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  list: { display: "flex", flexWrap: "wrap" },
  tab: {
    padding: "8px",
    border: "none",
    borderBottom: "2px solid transparent",
    backgroundColor: "transparent",
    color: tokens.colorNeutralForeground2,
    fontFamily: "inherit",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    cursor: "pointer",
    // There, a border that nobody should see is drawn like any other.
    "@media (forced-colors: active)": { borderBottomColor: "Canvas" },
    ":hover": { color: tokens.colorNeutralForeground1 },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
  chosen: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    borderBottomColor: tokens.colorCompoundBrandStroke,
    // A line of a colour is nothing where colours are not ours; the system's own way to say "chosen" is.
    "@media (forced-colors: active)": {
      forcedColorAdjust: "none",
      borderBottomColor: "Highlight",
      backgroundColor: "Highlight",
      color: "HighlightText",
    },
  },
});
