import { type BodyPart, type Segment, segmentsBuilder } from "./body-text.ts";
import { type SourceMapBuilder, sourceMapBuilder } from "./source-map.ts";

/** Gathers text as a browser shows it: white space collapsed, lines and tabs only where the layout has them. */
export interface ReaderText {
  /** Text from `start` to `end` of the source; the two have one length unless entities were decoded. */
  write(text: string, part: BodyPart, start: number, end: number): void;
  /** The same, with every space and line kept. */
  writePreformatted(text: string, part: BodyPart, start: number, end: number): void;
  /** A new line, unless a line has just begun. */
  newLine(part: BodyPart, at: number): void;
  /** A tab between two cells. */
  tab(part: BodyPart, at: number): void;
  done(): { readonly text: string; readonly segments: readonly Segment[]; readonly map: SourceMapBuilder };
}

const space = 32;
const needsCollapsing = /[\t\n\r\f]| {2}/;

export function readerText(hidden: boolean): ReaderText {
  const pieces: string[] = [];
  const segments = segmentsBuilder();
  const map = sourceMapBuilder();
  let last = "\n";

  const put = (text: string, part: BodyPart, sourceStart: number, exact: boolean): void => {
    map.add(text.length, sourceStart, exact);
    segments.add(text.length, part, hidden);
    pieces.push(text);
    last = text.charAt(text.length - 1);
  };
  const atBreak = (): boolean => last === "\n" || last === " " || last === "\t";

  return {
    write(text, part, start, end): void {
      const exact = end - start === text.length;
      const at = (index: number): number => (exact ? start + index : start);
      if (!needsCollapsing.test(text) && !(text.charCodeAt(0) === space && atBreak())) {
        if (text !== "") put(text, part, start, exact);
        return;
      }
      let index = 0;
      while (index < text.length) {
        const from = index;
        while (index < text.length && isSpace(text.charCodeAt(index))) index++;
        if (index > from && !atBreak()) put(" ", part, at(from), exact);
        const word = index;
        while (index < text.length && !endsRun(text, index)) index++;
        if (index > word) put(text.slice(word, index), part, at(word), exact);
      }
    },
    writePreformatted(text, part, start, end): void {
      if (text !== "") put(text, part, start, end - start === text.length);
    },
    newLine(part, at): void {
      if (last !== "\n") put("\n", part, at, false);
    },
    tab(part, at): void {
      if (last !== "\n" && last !== "\t") put("\t", part, at, false);
    },
    done: () => ({ text: pieces.join(""), segments: segments.done(), map }),
  };
}

function isSpace(code: number): boolean {
  return code === space || (code >= 9 && code <= 13 && code !== 11);
}

/** A run goes on over single blanks; it ends where white space must be rewritten. */
function endsRun(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  if (!isSpace(code)) return false;
  return code !== space || index + 1 === text.length || isSpace(text.charCodeAt(index + 1));
}
