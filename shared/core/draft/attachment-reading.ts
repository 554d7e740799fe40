import type { AttachmentReading, UnreadableCause } from "./attachment.ts";
import { readPart } from "./attachments/read-part.ts";
import { type Reading, startReading } from "./attachments/reading.ts";
import { type ReadingLimits, readingLimits } from "./attachments/reading-limits.ts";
import { gravest, Unreadable } from "./attachments/unreadable.ts";

export interface ReadingOptions extends Partial<ReadingLimits> {
  /** Milliseconds, from any start; only differences count. */
  readonly now?: () => number;
}

/**
 * What can be read of an attachment, from its own bytes: they say what it is, the declared type and the name only help.
 * Text of every part that could be read, with the gravest cause of what could not be (`missing`); without any text,
 * `unreadable`. Never rejects.
 */
export async function readAttachmentBytes(
  name: string,
  mediaType: string,
  bytes: Uint8Array,
  { now = () => performance.now(), ...limits }: ReadingOptions = {},
): Promise<AttachmentReading> {
  const reading = startReading({ ...readingLimits, ...limits }, now, readPart);
  if (bytes.length === 0) return { state: "unreadable", cause: "empty" };
  if (bytes.length > reading.limits.inputBytes) return { state: "unreadable", cause: "too-large" };
  try {
    reading.checkTime();
    const whole = { name, mediaType: plainType(mediaType), bytes: ownBytes(bytes), depth: 0 };
    await inTime(readPart(whole, reading), reading.limits.milliseconds);
    reading.text.endPart();
  } catch (error) {
    reading.note(error instanceof Unreadable ? error.cause : "failed");
  }
  return outcome(reading);
}

/** The readers look at the clock themselves; this is for a library that waits for what never comes. */
async function inTime(work: Promise<void>, milliseconds: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Unreadable("timeout", "all")), milliseconds);
  });
  try {
    await Promise.race([work, end]);
  } finally {
    clearTimeout(timer);
  }
}

/** Names of files in an archive count as its text, unless nothing in it could be read for a grave reason. */
function outcome(reading: Reading): AttachmentReading {
  const missing = gravest(reading.causes());
  const text = reading.text.done();
  if (text.trim() === "") return { state: "unreadable", cause: missing ?? "empty" };
  if (missing === null) return { state: "text", text };
  if (!reading.text.hasContent() && !slight.has(missing)) return { state: "unreadable", cause: missing };
  return { state: "text", text, missing };
}

const slight: ReadonlySet<UnreadableCause> = new Set(["image", "unsupported", "empty"]);

function plainType(mediaType: string): string {
  return (mediaType.split(";", 1)[0] ?? "").trim().toLowerCase();
}

/** The readers' streams take no shared memory; bytes from any host are copied only when they are that. */
function ownBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer ? (bytes as Uint8Array<ArrayBuffer>) : new Uint8Array(bytes);
}
