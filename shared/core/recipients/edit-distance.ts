/**
 * Insertions, deletions, substitutions and swaps of neighbours between two words (optimal string alignment);
 * anything over `most` is given as `most + 1`.
 */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let start = 0;
  let [endA, endB] = [a.length, b.length];
  while (start < endA && start < endB && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  while (endA > start && endB > start && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA--;
    endB--;
  }
  if (start === endA || start === endB) return Math.max(endA, endB) - start;
  return Math.min(most + 1, distanceBetween(a.slice(start, endA), b.slice(start, endB), most));
}

/** Rows of the table, kept from call to call: making them anew costs more than filling them. */
let rows: [Uint8Array, Uint8Array, Uint8Array] = rowsOf(64);

function rowsOf(length: number): [Uint8Array, Uint8Array, Uint8Array] {
  return [new Uint8Array(length), new Uint8Array(length), new Uint8Array(length)];
}

function distanceBetween(a: string, b: string, most: number): number {
  if (b.length >= rows[0].length) rows = rowsOf(2 * b.length);
  let [before, row, next] = rows;
  for (let column = 0; column <= b.length; column++) row[column] = Math.min(column, most + 1);
  for (let at = 1; at <= a.length; at++) {
    // Only a band about the diagonal can stay within `most`; what stands beside it must not be read as less.
    const first = Math.max(1, at - most);
    const last = Math.min(b.length, at + most);
    next[first - 1] = first === 1 ? Math.min(at, most + 1) : most + 1;
    let least = next[first - 1] as number;
    for (let column = first; column <= last; column++) {
      const same = a.charCodeAt(at - 1) === b.charCodeAt(column - 1) ? 0 : 1;
      let cost = Math.min(
        (row[column - 1] as number) + same,
        (row[column] as number) + 1,
        (next[column - 1] as number) + 1,
      );
      const swapped =
        at > 1 &&
        column > 1 &&
        a.charCodeAt(at - 1) === b.charCodeAt(column - 2) &&
        a.charCodeAt(at - 2) === b.charCodeAt(column - 1);
      if (swapped) cost = Math.min(cost, (before[column - 2] as number) + 1);
      next[column] = cost;
      least = Math.min(least, cost);
    }
    if (last < b.length) next[last + 1] = most + 1;
    if (least > most) return most + 1;
    [before, row, next] = [row, next, before];
  }
  return row[b.length] as number;
}
