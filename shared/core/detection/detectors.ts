import { detectPatientInformation } from "./phi.ts";
import type { Detector } from "./scan-draft.ts";
import { detectUnreadable } from "./unreadable.ts";
import { withoutDisclaimers } from "./without-disclaimers.ts";

/** The detectors that every host runs. */
export const detectors: readonly Detector[] = [detectPatientInformation, detectUnreadable];

/** The same, with the disclaimers that the organisation's policy adds to mail left out of what is looked at. */
export function detectorsBeside(disclaimers: readonly string[]): readonly Detector[] {
  return [withoutDisclaimers(detectPatientInformation, disclaimers), detectUnreadable];
}
