/**
 * Insertions, deletions, substitutions and swaps of neighbours between two words (optimal string alignment);
 * anything over `most` is given as `most + 1`.
 */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [before, row, next] = [0, 1, 2].map(() => new Uint8Array(b.length + 1)) as [Uint8Array, Uint8Array, Uint8Array];
  for (let column = 0; column <= b.length; column++) row[column] = column;
  for (let at = 1; at <= a.length; at++) {
    next.fill(most + 1);
    next[0] = at;
    const last = Math.min(b.length, at + most);
    let least = at;
    for (let column = Math.max(1, at - most); column <= last; column++) {
      const same = a.charCodeAt(at - 1) === b.charCodeAt(column - 1);
      let cost = Math.min(
        (row[column - 1] as number) + (same ? 0 : 1),
        (row[column] as number) + 1,
        (next[column - 1] as number) + 1,
      );
      if (
        at > 1 &&
        column > 1 &&
        a.charCodeAt(at - 1) === b.charCodeAt(column - 2) &&
        a.charCodeAt(at - 2) === b.charCodeAt(column - 1)
      ) {
        cost = Math.min(cost, (before[column - 2] as number) + 1);
      }
      next[column] = cost;
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    [before, row, next] = [row, next, before];
  }
  return Math.min(row[b.length] as number, most + 1);
}
