import type { GriffelStyle } from "@fluentui/react-components";

/** A button whose words stand flush with the text around it; where each button gets a border of the system's, with room inside that. */
export const flushStyle: GriffelStyle = {
  minWidth: 0,
  paddingInline: 0,
  "@media (forced-colors: active)": { paddingInline: "6px" },
};
