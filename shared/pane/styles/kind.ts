import type { GriffelStyle } from "@fluentui/react-components";
import { tokens } from "@fluentui/tokens";

/** One kind of finding: its name, and beside it each phrase. */
export const kindStyles = {
  row: {
    display: "grid",
    gridColumn: "1 / -1",
    gridTemplateColumns: "subgrid",
    gap: "2px 12px",
  },
  kind: { fontWeight: tokens.fontWeightSemibold },
  phrases: { margin: 0, display: "flex", flexWrap: "wrap", gap: "4px 6px", alignItems: "baseline" },
  phrase: { minWidth: 0, maxWidth: "100%" },
  note: {
    marginInlineStart: "4px",
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    whiteSpace: "nowrap",
  },
} satisfies Record<string, GriffelStyle>;
