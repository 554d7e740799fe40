import type { GriffelStyle } from "@fluentui/react-components";
import { tokens } from "@fluentui/tokens";

/** What was found in one place. */
export const placeStyles = {
  place: {
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    padding: "10px 12px",
    display: "flex",
    flexDirection: "column",
    gap: "8px",
    backgroundColor: tokens.colorNeutralBackground1,
  },
  quiet: { border: "none", padding: 0, backgroundColor: "transparent" },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
    overflowWrap: "anywhere",
  },
  reasonGroup: { display: "flex", flexDirection: "column", gap: "6px" },
  /** The names' column is as wide as the longest of them, within a limit that leaves room for two numbers side by side. */
  kinds: {
    margin: 0,
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr)",
    gap: "4px 12px",
    "@media (min-width: 420px)": { gridTemplateColumns: "fit-content(10rem) minmax(0, 1fr)" },
  },
  why: {
    margin: 0,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
} satisfies Record<string, GriffelStyle>;
