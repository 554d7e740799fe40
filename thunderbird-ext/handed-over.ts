import type { DraftFingerprint } from "../shared/core/draft/fingerprint.ts";
import { sessionRecord } from "./session-record.ts";

/** Drafts that the endpoint has, and whose window stands still open (the key is the tab): they must not go again. */
export const handedOver = sessionRecord<DraftFingerprint>("handed-over");
