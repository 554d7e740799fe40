import { isOfficeDocument, readOfficeDocument } from "./read-office-document.ts";
import { isOpenDocument, readOpenDocument } from "./read-open-document.ts";
import type { Part, Reading } from "./reading.ts";
import { Unreadable } from "./unreadable.ts";
import { listZip, unpackEntry, type ZipEntry } from "./zip-archive.ts";

/** A ZIP archive, or one of the documents that are ZIP archives inside. */
export async function readZip(part: Part, reading: Reading): Promise<void> {
  const entries = listZip(part.bytes, reading);
  if (isOfficeDocument(entries)) return readOfficeDocument(part, entries, reading);
  if (isOpenDocument(entries)) return readOpenDocument(part, entries, reading);
  for (const entry of entries) await readEntry(part, entry, reading);
}

async function readEntry(part: Part, entry: ZipEntry, reading: Reading): Promise<void> {
  reading.text.entryName(entry.name);
  if (entry.isFolder) return;
  try {
    const bytes = await unpackEntry(part.bytes, entry, reading);
    await reading.readInside(part, { name: baseName(entry.name), mediaType: "", bytes });
  } catch (error) {
    if (!(error instanceof Unreadable) || error.scope === "all") throw error;
    reading.note(error.cause);
  }
}

function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
}
