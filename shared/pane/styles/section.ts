import type { GriffelStyle } from "@fluentui/react-components";
import { tokens } from "@fluentui/tokens";

/** A part of the page under its title. */
export const sectionStyles = {
  section: { display: "flex", flexDirection: "column", gap: "8px" },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
} satisfies Record<string, GriffelStyle>;
