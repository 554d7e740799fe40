import type { GriffelStyle } from "@fluentui/react-components";
import { tokens } from "@fluentui/tokens";

/** Text of the draft. */
export const phraseStyles = {
  text: { overflowWrap: "anywhere", whiteSpace: "pre-wrap" },
  mark: {
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusSmall,
    padding: "1px 5px",
    boxDecorationBreak: "clone",
    "@media (forced-colors: active)": { outline: "1px solid" },
  },
  marked: { backgroundColor: tokens.colorPaletteYellowBackground2 },
  invisible: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: "0.8em",
    padding: "0 3px",
    margin: "0 1px",
    borderRadius: tokens.borderRadiusSmall,
    border: "1px solid currentColor",
  },
} satisfies Record<string, GriffelStyle>;
