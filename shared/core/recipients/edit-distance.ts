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

function distanceBetween(a: string, b: string, most: number): number {
  let before = new Uint8Array(b.length + 1);
  let row = Uint8Array.from(before, (_, column) => column);
  let next = new Uint8Array(b.length + 1);
  for (let at = 1; at <= a.length; at++) {
    next.fill(most + 1);
    next[0] = at;
    let least = at;
    for (let column = Math.max(1, at - most); column <= Math.min(b.length, at + most); column++) {
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
    if (least > most) return most + 1;
    [before, row, next] = [row, next, before];
  }
  return row[b.length] as number;
}
