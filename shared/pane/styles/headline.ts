import type { GriffelStyle } from "@fluentui/react-components";
import { tokens } from "@fluentui/tokens";

/** The state at a glance. */
export const headlineStyles = {
  header: {
    display: "flex",
    gap: "12px",
    padding: "16px",
    borderBottom: "1px solid transparent",
  },
  words: {
    minWidth: 0,
    flex: 1,
    display: "flex",
    flexDirection: "column",
    gap: "6px",
    // At 200 % in a narrow pane a line holds half a word.
    overflowWrap: "anywhere",
    hyphens: "auto",
  },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    // It takes the focus to be read out, not to be pressed: a ring would ask for a press.
    outlineStyle: "none",
  },
  reason: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  icon: { flexShrink: 0, lineHeight: 0 },
  clear: { backgroundColor: tokens.colorStatusSuccessBackground1 },
  "clear-icon": { color: tokens.colorStatusSuccessForeground1 },
  "needs-you": { backgroundColor: tokens.colorStatusWarningBackground1 },
  "needs-you-icon": { color: tokens.colorStatusWarningForeground1 },
  protected: { backgroundColor: tokens.colorBrandBackground2 },
  "protected-icon": { color: tokens.colorBrandForeground1 },
  blocked: { backgroundColor: tokens.colorStatusDangerBackground1 },
  "blocked-icon": { color: tokens.colorStatusDangerForeground1 },
  pending: { backgroundColor: tokens.colorNeutralBackground3 },
  "pending-icon": { color: tokens.colorNeutralForeground2 },
  waiting: { backgroundColor: tokens.colorBrandBackground2 },
  "waiting-icon": { color: tokens.colorBrandForeground1 },
  failed: { backgroundColor: tokens.colorStatusDangerBackground1 },
  "failed-icon": { color: tokens.colorStatusDangerForeground1 },
} satisfies Record<string, GriffelStyle>;
