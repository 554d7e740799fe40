import type { Places } from "./mention-rows.ts";

/** Rows are in reading order: whether one begins before a place. */
export function isBefore(rows: Places, row: number, field: number, start: number): boolean {
  const of = rows.field[row] as number;
  return of < field || (of === field && (rows.start[row] as number) < start);
}

/** How many of these rows begin before a place. */
export function countBefore(rows: Places, of: readonly number[], field: number, start: number): number {
  let low = 0;
  let high = of.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(rows, of[middle] as number, field, start)) low = middle + 1;
    else high = middle;
  }
  return low;
}
