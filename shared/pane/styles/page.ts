import type { GriffelStyle } from "@fluentui/react-components";
import { tokens } from "@fluentui/tokens";

/** The pane's window and its frame. */
export const pageStyles = {
  /** As Fluent's own root has it, for what stands outside of that. */
  window: {
    minHeight: "100vh",
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightRegular,
    lineHeight: tokens.lineHeightBase300,
  },
  body: { display: "flex", flexDirection: "column", minHeight: "100vh" },
  page: { flex: 1, display: "flex", flexDirection: "column" },
  content: { flex: 1, padding: "16px", display: "flex", flexDirection: "column", gap: "20px" },
  /** A small button in a line of text. */
  button: {
    display: "inline-block",
    boxSizing: "border-box",
    minWidth: "24px",
    width: "24px",
    height: "24px",
    padding: 0,
    verticalAlign: "middle",
  },
} satisfies Record<string, GriffelStyle>;
