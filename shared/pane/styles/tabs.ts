import type { GriffelStyle } from "@fluentui/react-components";
import { tokens } from "@fluentui/tokens";

/** The row of tabs. */
export const tabStyles = {
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
} satisfies Record<string, GriffelStyle>;
