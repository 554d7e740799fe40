import type { PersonMention } from "../people/person.ts";
import { personBit } from "./mention-rows.ts";
import { type PersonSign, personSign, personSigns } from "./person-signs.ts";
import type { Signs } from "./signs.ts";

/** Bits that only the making of a row needs. */
export const passing = { signature: 1 << 20, signs: 1 << 21, atWork: 1 << 22, idNear: 1 << 23 } as const;

const staff: readonly PersonSign[] = ["clinician", "staffRole", "header"];
const patient: readonly PersonSign[] = ["honorific", "patientTitle", "place", "age", "lastFirst"];
const offFloor: readonly PersonSign[] = ["clinician", "staffRole", "header", "greeted", "organisation", "eponym"];
/** Signs that the sentence speaks of somebody at work, or of a list. */
const atWork: readonly PersonSign[] = ["staffVerb", "asked", "manyNames"];

const bitsOf = new Int32Array(personSigns.length);
for (const [signs, bit] of [
  [staff, personBit.staff],
  [patient, personBit.patient],
  [offFloor, personBit.offFloor],
  [["greeted"], personBit.greeted],
  [["relativeTitle"], personBit.relative],
  [["signature"], passing.signature],
  [["signs"], passing.signs],
  [["idNear"], passing.idNear],
  [atWork, passing.atWork],
] as const satisfies readonly (readonly [readonly PersonSign[], number])[]) {
  for (const sign of signs) bitsOf[personSign[sign]] = (bitsOf[personSign[sign]] as number) | bit;
}

/** What the signs of a mention tell later steps. */
export function personBits(person: PersonMention, { of, count }: Signs): number {
  let bits = personBit.judged;
  for (let at = 0; at < count; at++) bits |= bitsOf[of[at] as number] as number;
  const signed = passing.signature | passing.signs;
  if ((bits & signed) === signed) bits |= personBit.signsOff;
  if (person.form !== "single") bits |= personBit.whole;
  if (person.title === "patient" && person.odds >= 0.5) bits |= personBit.told;
  return bits;
}
