import type { Draft } from "../draft/draft.ts";
import { findingsOf } from "./decision/decide.ts";
import { judge } from "./decision/judge.ts";
import { readDraft } from "./decision/read-draft.ts";
import type { Finding } from "./finding.ts";

/** Patient information: an identifiable person together with health, care or payment. */
export function detectPatientInformation(draft: Draft): readonly Finding[] {
  const reading = readDraft(draft);
  judge(reading);
  return findingsOf(reading);
}
