import type { CoverageCode } from "../../shared/text/doctor-codes.ts";
import type { Result } from "./result.ts";

/**
 * What no add-in sees, as reported by others and documented by Microsoft and Thunderbird (`office-js-N` is an issue of
 * OfficeDev/office-js). Nothing of it shows from outside: the organisation has to close these ways itself, above all
 * with the server rule on our header.
 */
const ways: readonly CoverageCode[] = [
  "office-js-4442-mobile",
  "office-js-6621-started-offline",
  "office-js-6769-event-never-fires",
  "office-js-6478-mac-second-send",
  "office-js-3681-saved-message",
  "office-js-3808-meeting-forwarded",
  "office-js-6810-mail-merge",
  "outlook-simple-mapi",
  "outlook-other-programs",
  "outlook-before-1-12",
  "outlook-five-add-ins",
  "thunderbird-535-other-add-ons",
  "thunderbird-other-ways",
];

export function coverage(): readonly Result[] {
  return ways.map((code) => ({ check: code, state: "cannot-tell", code, values: {} }));
}
