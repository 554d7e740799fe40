import { completeSigns, wholeSigns } from "./complete-signs.ts";
import { floorProbability, layFloor } from "./floor.ts";
import { identifierBit, personBit, type Weighed } from "./mention-rows.ts";
import type { DraftReading } from "./read-draft.ts";
import { identifierScales, personScales } from "./scales.ts";
import { weighRows } from "./weigh-rows.ts";

/** Works out how surely each mention is patient information (`chance` of its row). Once for each reading. */
export function judge(reading: DraftReading): void {
  const { leans, rows } = reading;
  completeSigns(reading);
  layFloor(reading);
  weighRows(rows.people, personScales, leans, (bits) => (bits & personBit.judged) === 0, wholeSigns);
  weighRows(rows.identifiers, identifierScales, leans, (bits) => (bits & identifierBit.providers) !== 0, []);
  raise(rows.people, personBit.floor);
  raise(rows.identifiers, identifierBit.floor);
}

function raise({ count, bits, chance }: Weighed, floor: number): void {
  for (let row = 0; row < count; row++)
    if (((bits[row] as number) & floor) !== 0) chance[row] = Math.max(chance[row] as number, floorProbability);
}

/** The surest mention of a judged reading. */
export function surest({ rows }: DraftReading): number {
  let most = 0;
  for (const { count, chance } of [rows.people, rows.identifiers])
    for (let row = 0; row < count; row++) most = Math.max(most, chance[row] as number);
  return most;
}
