/** Maps offsets in derived text to offsets in its source, as runs: memory grows with the markup, not the text. */
export interface SourceMapBuilder {
  /** The next `length` characters came from `sourceStart`; `exact`: one for one, else all from that one place. */
  readonly add: (length: number, sourceStart: number, exact: boolean) => void;
  /** The source offset of a derived offset; an offset at or past the end gives the end of the last run. */
  readonly at: (offset: number) => number;
}

export function sourceMapBuilder(): SourceMapBuilder {
  const starts: number[] = [];
  const sources: number[] = [];
  const exacts: boolean[] = [];
  let end = 0;
  return {
    add(length, sourceStart, exact): void {
      const last = starts.length - 1;
      const continues =
        exact && last >= 0 && exacts[last] === true && (sources[last] ?? 0) + end - (starts[last] ?? 0) === sourceStart;
      if (!continues) {
        starts.push(end);
        sources.push(sourceStart);
        exacts.push(exact);
      }
      end += length;
    },
    at(offset): number {
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] ?? 0) <= offset) low = middle;
        else high = middle - 1;
      }
      const inside = exacts[low] === true ? Math.min(offset, end) - (starts[low] ?? 0) : 0;
      return (sources[low] ?? 0) + inside;
    },
  };
}
