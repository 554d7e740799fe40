import type { ReactElement } from "react";
import { type IconName, outlines } from "./outlines.ts";

/** A picture that repeats what the words beside it say; screen readers skip it. */
export function Icon({ name, size = 24 }: { readonly name: IconName; readonly size?: number }): ReactElement {
  return (
    <svg viewBox="0 0 24 24" width={size} height={size} fill="currentColor" aria-hidden="true" focusable="false">
      <path d={outlines[name]} />
    </svg>
  );
}
