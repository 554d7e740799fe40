import type { PartReader } from "../../shared/core/draft/attachments/reading.ts";
import { loadScript } from "./load-script.ts";

/** What `readers.js` leaves in the page. */
export interface Readers {
  readonly readMail: PartReader;
  readonly readPdf: PartReader;
}

declare global {
  var sealpostReaders: Readers | undefined;
}

/** The readers that are too large for the handler; null on classic Windows, which takes no script but one. */
export async function loadReaders(): Promise<Readers | null> {
  return (await loadScript("readers.js")) ? (globalThis.sealpostReaders ?? null) : null;
}
