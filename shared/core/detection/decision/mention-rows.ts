import { sumSizes } from "./sum-sizes.ts";

const { notions } = sumSizes;

/** What later steps ask of a person's mention, as bits. */
export const personBit = {
  /** In reach of the score; a name in a long list of names is only seen. */
  judged: 1 << 0,
  /** Signs of staff by themselves. */
  staff: 1 << 1,
  /** Signs a letter as its writer. */
  signsOff: 1 << 2,
  /** Signs of a patient by themselves. */
  patient: 1 << 3,
  greeted: 1 << 4,
  /** Staff or nobody's name to the floor. */
  offFloor: 1 << 5,
  /** "Patient: X". */
  told: 1 << 6,
  /** A full name in one sentence with a strong diagnosis. */
  diagnosed: 1 << 7,
  relative: 1 << 8,
  /** More than one bare first name or surname. */
  whole: 1 << 9,
  /** What only the whole draft tells (complete-signs.ts). */
  knownStaff: 1 << 10,
  staffElsewhere: 1 << 11,
  patientElsewhere: 1 << 12,
  letter: 1 << 13,
  floor: 1 << 14,
} as const;

/** What later steps ask of an identifier, as bits. */
export const identifierBit = {
  labelled: 1 << 0,
  record: 1 << 1,
  /** A provider's own number. */
  providers: 1 << 2,
  /** Points at one patient by label or shape (floor.ts). */
  patients: 1 << 3,
  signature: 1 << 4,
  /** Power of 0.3, 0.5 and 0.9. */
  power3: 1 << 5,
  power5: 1 << 6,
  power9: 1 << 7,
  floor: 1 << 8,
} as const;

/** Where each mention stands; offsets are those of its field. Rows are in reading order. */
export interface Places {
  count: number;
  field: Uint16Array;
  start: Int32Array;
  end: Int32Array;
  /** Counted through the whole draft, so that neighbours differ by one. */
  sentence: Int32Array;
}

/** Of each mention: what its two factors come to without the lean of the message. */
export interface Weighed extends Places {
  bits: Int32Array;
  /** What says that this is a patient, until `judge` puts in its place how surely the mention is a finding. */
  chance: Float32Array;
  care: Float32Array;
  /** What the notions come to, several places a row, coarsely. */
  notions: Int8Array;
}

export interface PersonRows extends Weighed {
  /** Where the hashes of the name's parts end in `parts`; they begin where those of the row before end. */
  partEnd: Int32Array;
  readonly pool: { parts: Int32Array };
}
export interface IdentifierRows extends Weighed {
  /** In the order of `identifierKinds`. */
  kind: Uint8Array;
}
export interface TermRows extends Places {
  /** 1 to 7 in the order of `healthKinds`; more by `strongTerm` where the term is strong. */
  kind: Uint8Array;
}

/**
 * Everything that a scan keeps of a draft: forty bytes a mention, so that a megabyte of mail about patients can be
 * judged as a whole.
 */
export interface MentionRows {
  readonly people: PersonRows;
  readonly identifiers: IdentifierRows;
  readonly terms: TermRows;
}

export const strongTerm = 8;
const least = 128;

export function makeRows(): MentionRows {
  return {
    people: { ...weighed(), partEnd: new Int32Array(least), pool: { parts: new Int32Array(2 * least) } },
    identifiers: { ...weighed(), kind: new Uint8Array(least) },
    terms: { ...places(), kind: new Uint8Array(least) },
  };
}

function places(): Places {
  const column = (): Int32Array => new Int32Array(least);
  return { count: 0, field: new Uint16Array(least), start: column(), end: column(), sentence: column() };
}

function weighed(): Weighed {
  return {
    ...places(),
    bits: new Int32Array(least),
    chance: new Float32Array(least),
    care: new Float32Array(least),
    notions: new Int8Array(notions * least),
  };
}

/** Begins a row; gives its number. */
export function addPlace(rows: Places, field: number, start: number, end: number, sentence: number): number {
  if (rows.count === rows.field.length) grow(rows);
  const at = rows.count++;
  rows.field[at] = field;
  rows.start[at] = start;
  rows.end[at] = end;
  rows.sentence[at] = sentence;
  return at;
}

/** Keeps the hash of one part of the name in the row that was added last; `end` is where its parts ended so far. */
export function addPart({ count, partEnd, pool }: PersonRows, end: number, part: number): number {
  if (end === pool.parts.length) pool.parts = longer(pool.parts);
  pool.parts[end] = part;
  partEnd[count - 1] = end + 1;
  return end + 1;
}

export function firstPart({ partEnd }: PersonRows, row: number): number {
  return row === 0 ? 0 : (partEnd[row - 1] as number);
}

type Column = Int32Array | Uint16Array | Int8Array | Float32Array | Uint8Array;

/** By little, so that long texts leave hardly any room empty. */
function grow(rows: Places): void {
  const columns = rows as unknown as Record<string, unknown>;
  const held = rows.field.length;
  for (const [name, column] of Object.entries(columns)) {
    if (ArrayBuffer.isView(column)) columns[name] = longer(column as Column, (column as Column).length / held);
  }
}

function longer<T extends Column>(column: T, places = 1): T {
  const rows = Math.ceil((column.length / places) * 1.0625) + least;
  const larger = new (column.constructor as new (size: number) => T)(places * rows);
  larger.set(column);
  return larger;
}
