/** Who wrote a stretch of the body: the sender now, an earlier mail, or the sender's signature. */
export type BodyPart = "own" | "quoted" | "signature";

/** A stretch of `BodyText.text`, in UTF-16 units. `hidden` text travels with the mail but no reader sees it. */
export interface Segment {
  readonly part: BodyPart;
  readonly hidden: boolean;
  readonly start: number;
  readonly end: number;
}

/** The body as a reader sees it. Segments touch, are in order, and cover the whole text. */
export interface BodyText {
  readonly text: string;
  readonly segments: readonly Segment[];
  /** Where the character at this offset stands in the source that the host holds. */
  readonly toSource: (offset: number) => number;
}

/** Collects text piece by piece and merges neighbours of the same kind into one segment. */
export function segmentsBuilder(): {
  add: (length: number, part: BodyPart, hidden: boolean) => void;
  done: () => readonly Segment[];
} {
  // A new object for each piece would cost more than all the rest where a body has thousands.
  const segments: { part: BodyPart; hidden: boolean; start: number; end: number }[] = [];
  let end = 0;
  return {
    add(length, part, hidden): void {
      if (length === 0) return;
      const last = segments[segments.length - 1];
      const start = end;
      end += length;
      if (last?.part === part && last.hidden === hidden) last.end = end;
      else segments.push({ part, hidden, start, end });
    },
    done: () => segments,
  };
}
