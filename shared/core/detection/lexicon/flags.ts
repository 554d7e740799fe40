/**
 * What the word lists say of a word, as bits of two integers. `who` speaks of names and people, `what` of
 * health, labels and circumstances. A section head in data/*.txt names these flags.
 */
export const who = {
  given1: 1 << 0,
  given2: 1 << 1,
  /** Very common given name. */
  given3: 1 << 2,
  surname1: 1 << 3,
  surname2: 1 << 4,
  surname3: 1 << 5,
  /** Ordinary English word: 1 in a dictionary, 2 frequent, 3 very frequent. */
  word1: 1 << 6,
  word2: 1 << 7,
  word3: 1 << 8,
  /** "van", "de la", "al": inside names. */
  particle: 1 << 9,
  /** "Dr", "nurse": before a clinician's name. */
  clinicianTitle: 1 << 10,
  /** "MD", "RN": behind a clinician's name. */
  credential: 1 << 11,
  /** "Mr", "Mrs", "Sra". */
  honorific: 1 << 12,
  /** "mother", "husband": a person by their tie to the patient. */
  relative: 1 << 13,
  /** "pt", "patient", "inmate". */
  patient: 1 << 14,
  /** "bed", "room", "bay". */
  place: 1 << 15,
  month: 1 << 16,
  weekday: 1 << 17,
  geo: 1 << 18,
  /** "Clinic", "Hospital", "LLC". */
  organisation: 1 << 19,
  street: 1 << 20,
  /** "he", "her". */
  pronoun: 1 << 21,
  /** "Graves", "Foley": names that medicine uses for things. */
  eponym: 1 << 22,
  /** "hi", "dear". */
  greeting: 1 << 23,
  /** "Jr", "III". */
  suffix: 1 << 24,
  /** "woman", "M", "yo": a person without a name. */
  person: 1 << 25,
  /** "coordinator", "manager". */
  staffRole: 1 << 26,
  /** "mg", "mmHg". */
  unit: 1 << 27,
  /** Never a name, whatever its shape ("The", "Please"). */
  never: 1 << 28,
} as const;

export const what = {
  /** Three bits: the kind of health term, 1 to 7 in the order of `healthKinds`. */
  kindMask: 7,
  dx: 1,
  drug: 2,
  lab: 3,
  proc: 4,
  code: 5,
  appt: 6,
  pay: 7,
  strengthMask: 3 << 3,
  weak: 1 << 3,
  medium: 2 << 3,
  strong: 3 << 3,
  /** Counts only written in capitals: "MI", "ALS". */
  cased: 1 << 5,
  /** Talk of the organisation: training, invoice, schedule. */
  business: 1 << 6,
  /** Something happened to one patient: admitted, fell, refuses. */
  event: 1 << 7,
  /** Teaching, guideline, drill: nobody in particular. */
  teaching: 1 << 8,
  /** Five bits: which label this word is, see `labels.ts`. */
  labelShift: 9,
  labelMask: 31 << 9,
  /** More words may follow to make a phrase. */
  prefix: 1 << 14,
  /** Staff doing staff things: "presents", "covers", "is on call". */
  staffVerb: 1 << 15,
  /** Condition or wish of one patient: "wants", "denies", "c/o". */
  complaint: 1 << 16,
  /** "everyone", "typically": nobody in particular. */
  general: 1 << 17,
  /** "your appointment", "we look forward to seeing you": a letter to the patient. */
  letter: 1 << 18,
  /** Shifts, cover, leave, hiring. */
  staffing: 1 << 19,
  /** Stock, parts, machines and their numbers. */
  supply: 1 << 20,
  /** Parties, food, farewells. */
  social: 1 << 21,
  /** Computers, accounts, tickets. */
  system: 1 << 22,
  /** Forms, policies, drafts of papers: nobody's in particular. */
  document: 1 << 23,
} as const;

/** Both, to take into constants of one's own (see `gapKinds` in reading/tokens.ts). */
export const wordFlags = { what, who } as const;
