import type { PartReader } from "../../shared/core/draft/attachments/reading.ts";
import { Unreadable } from "../../shared/core/draft/attachments/unreadable.ts";
import { loadReaders } from "./load-readers.ts";

/** In the handler's bundle this stands for the core's reader, which is many times as large as the handler may be. */
export const readPdf: PartReader = async (part, reading) => {
  const readers = await loadReaders();
  // Classic Windows: a finding, never clean. The pane can read it, and the handler takes what the pane found.
  if (readers === null) throw new Unreadable("failed");
  return readers.readPdf(part, reading);
};
