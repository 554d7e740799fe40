import { detectPatientInformation } from "./phi.ts";
import type { Detector } from "./scan-draft.ts";
import { detectUnreadable } from "./unreadable.ts";

/** The detectors that every host runs. */
export const detectors: readonly Detector[] = [detectPatientInformation, detectUnreadable];
