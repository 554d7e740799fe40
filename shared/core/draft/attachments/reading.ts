import type { UnreadableCause } from "../attachment.ts";
import type { ReadingLimits } from "./reading-limits.ts";
import { type TextLayout, textLayout } from "./text-layout.ts";
import { Unreadable } from "./unreadable.ts";

/** A file to be read: the attachment itself or something packed inside it. */
export interface Part {
  readonly name: string;
  /** As declared, in lower case and without parameters; empty where nothing declares it. */
  readonly mediaType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** 0 for the attachment itself. */
  readonly depth: number;
}

/** Reads one format. Throws `Unreadable`, or anything at all on broken input: that is `failed`. */
export type PartReader = (part: Part, reading: Reading) => Promise<void> | void;

/** The reading of one attachment: its text so far and what is left of its limits. Shared by everything inside. */
export interface Reading {
  readonly limits: ReadingLimits;
  readonly text: TextLayout;
  /** Says that a part is not in the text, and why; the reading goes on. */
  note(cause: UnreadableCause): void;
  causes(): ReadonlySet<UnreadableCause>;
  /** Throws when the time is over. Call it wherever work is done in a loop. */
  checkTime(): void;
  /** Throws when there are too many. */
  countEntry(): void;
  /** Throws when all that was unpacked is too much. */
  countUnpacked(bytes: number): void;
  /** Reads a file inside a file. Rejects only when the whole attachment must be given up. */
  readInside(outer: Part, inner: Omit<Part, "depth">): Promise<void>;
}

export function startReading(limits: ReadingLimits, now: () => number, readPart: PartReader): Reading {
  const causes = new Set<UnreadableCause>();
  const deadline = now() + limits.milliseconds;
  let entries = 0;
  let unpacked = 0;
  let writes = 0;

  const checkTime = (): void => {
    if (now() > deadline) throw new Unreadable("timeout", "all");
  };
  const reading: Reading = {
    limits,
    text: textLayout(limits.textLength, () => {
      if (++writes % 256 === 0) checkTime();
    }),
    note: (cause) => void causes.add(cause),
    causes: () => causes,
    checkTime,
    countEntry(): void {
      checkTime();
      if (++entries > limits.entries) throw new Unreadable("too-large", "all");
    },
    countUnpacked(bytes): void {
      checkTime();
      unpacked += bytes;
      if (unpacked > limits.unpackedBytes) throw new Unreadable("too-large", "all");
    },
    async readInside(outer, inner): Promise<void> {
      const depth = outer.depth + 1;
      if (depth > limits.depth) return void causes.add("too-deep");
      if (inner.bytes.length === 0) return;
      try {
        checkTime();
        await readPart({ ...inner, depth }, reading);
      } catch (error) {
        if (error instanceof Unreadable && error.scope === "all") throw error;
        causes.add(error instanceof Unreadable ? error.cause : "failed");
      } finally {
        reading.text.line();
      }
    },
  };
  return reading;
}
