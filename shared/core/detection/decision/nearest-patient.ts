import type { Grouped } from "./group-people.ts";
import type { Places } from "./mention-rows.ts";
import { countBefore } from "./reading-order.ts";

/**
 * The number of the patient who is named nearest to a place, rather before it than behind, within two sentences; 0 for
 * nobody. A few neighbours of the place are enough.
 */
export function nearestPatient(people: Places, { rows, numbers }: Grouped): (of: Places, row: number) => number {
  return (of, row) => {
    const start = of.start[row] as number;
    const next = countBefore(people, rows, of.field[row] as number, start);
    let found = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let at = Math.max(0, next - 2); at < Math.min(rows.length, next + 2); at++) {
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
