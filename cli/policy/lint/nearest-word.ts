/** The word that was probably meant: at most two slips away, and no more than a third of its letters. */
export function nearestWord(written: string, words: readonly string[]): string | null {
  let best: string | null = null;
  let fewest = 3;
  for (const word of words) {
    const count = slips(written.toLowerCase(), word.toLowerCase());
    if (count < fewest && count * 3 <= word.length) {
      best = word;
      fewest = count;
    }
  }
  return best;
}

/** Letters added, left out, mistaken or swapped (optimal string alignment). */
function slips(a: string, b: string): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const line = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1;
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      line[column] = Math.min(
        (above[column] as number) + 1,
        (line[column - 1] as number) + 1,
        (above[column - 1] as number) + same,
        swapped ? (before[column - 2] as number) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    before = above;
    above = line;
  }
  return above[b.length] as number;
}
