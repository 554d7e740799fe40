import type { Grouped } from "./group-people.ts";
import type { Places } from "./mention-rows.ts";

/**
 * The number of the patient who is named nearest to a place, rather before it than behind, within two sentences; 0 for
 * nobody. Mentions are in reading order, so a binary search finds the place and a few neighbours are enough.
 */
export function nearestPatient(people: Places, { rows, numbers }: Grouped): (of: Places, row: number) => number {
  return (of, row) => {
    const field = of.field[row] as number;
    const start = of.start[row] as number;
    let low = 0;
    let high = rows.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const person = rows[middle] as number;
      const at = people.field[person] as number;
      if (at < field || (at === field && (people.start[person] as number) < start)) low = middle + 1;
      else high = middle;
    }
    let found = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let at = Math.max(0, low - 2); at < Math.min(rows.length, low + 2); at++) {
      const person = rows[at] as number;
      const begins = people.start[person] as number;
      const apart = Math.abs((people.sentence[person] as number) - (of.sentence[row] as number));
      const distance = apart * 1000 + Math.abs(begins - start) + (begins > start ? 300 : 0);
      if (apart <= 2 && distance < least) {
        least = distance;
        found = numbers[at] as number;
      }
    }
    return found;
  };
}
