import type { Attachment } from "../shared/core/draft/attachment.ts";
import { readAttachment } from "./read-attachment.ts";

/** For looks while the user writes; a send reads each file anew, since it may have changed on the disk. */
const memory = new Map<string, Promise<Attachment>>();
const longest = 200;

export function knownAttachment(file: messenger.compose.ComposeAttachment): Promise<Attachment> {
  const key = `${file.id}:${file.name}:${file.size}`;
  const known = memory.get(key);
  if (known !== undefined) return known;
  if (memory.size >= longest) memory.clear();
  const read = readAttachment(file);
  memory.set(key, read);
  return read;
}
