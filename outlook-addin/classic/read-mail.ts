import type { PartReader } from "../../shared/core/draft/attachments/reading.ts";
import { Unreadable } from "../../shared/core/draft/attachments/unreadable.ts";
import { loadReaders } from "./load-readers.ts";

/** In the handler's bundle this stands for the core's reader, for the same reason as `read-pdf.ts`. */
export const readMail: PartReader = async (part, reading) => {
  const readers = await loadReaders();
  if (readers === null) throw new Unreadable("failed");
  return readers.readMail(part, reading);
};
