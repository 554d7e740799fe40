export interface Hl7Field {
  readonly label: string;
  /** `name`: XPN; `person`: XCN, a number first; `id`: CX, the number first; `code`: CWE. */
  readonly type: "name" | "person" | "date" | "text" | "id" | "code" | "phone" | "address";
}

/** `SEGMENT-FIELD type label`, for the fields that say who somebody is (HL7 v2.8, chapters 3, 4, 6 and 7). */
const table = `
PID-2 id Patient ID
PID-3 id MRN
PID-4 id Alternate patient ID
PID-5 name Patient
PID-6 name Mother's maiden name
PID-7 date DOB
PID-9 name Patient alias
PID-11 address Address
PID-13 phone Phone
PID-14 phone Phone
PID-18 id Account number
PID-19 text SSN
PID-20 text Driver's license number
PID-21 id Mother's MRN
PID-29 date Date of death
MRG-1 id Prior MRN
MRG-7 name Prior patient name
NK1-2 name Next of kin
NK1-4 address Address
NK1-5 phone Phone
NK1-16 date DOB
GT1-3 name Guarantor
GT1-5 address Address
GT1-6 phone Phone
GT1-8 date DOB
GT1-12 text SSN
IN1-16 name Insured
IN1-18 date DOB
IN1-19 address Address
IN1-36 text Policy number
IN1-49 id Member ID
IN2-2 text SSN
IN2-61 id Member ID
PV1-3 text Location
PV1-7 person Attending doctor
PV1-8 person Referring doctor
PV1-9 person Consulting doctor
PV1-17 person Admitting doctor
PV1-19 id Visit number
PV1-44 date Admitted
PV1-45 date Discharged
EVN-2 date Event
MSH-7 date Message of
ORC-12 person Ordering provider
OBR-7 date Observed
OBR-16 person Ordering provider
OBR-4 code Test
OBX-3 code Test
OBX-14 date Observed
DG1-3 code Diagnosis
DG1-4 text Diagnosis
DG1-5 date Diagnosed
AL1-3 code Allergy
PR1-3 code Procedure
PR1-5 date Procedure on
RXE-2 code Drug
RXO-1 code Drug
RXA-3 date Given
RXA-5 code Drug
AIS-3 code Appointment for
SCH-11 code Appointment
`;

const fields: ReadonlyMap<string, Hl7Field> = new Map(
  table
    .trim()
    .split("\n")
    .map((line) => {
      const [place = "", type = "text", ...label] = line.split(" ");
      return [place, { type: type as Hl7Field["type"], label: label.join(" ") }];
    }),
);

export function hl7FieldLabel(segment: string, number: number): Hl7Field | null {
  return fields.get(`${segment}-${number}`) ?? null;
}

/** What a segment is about, in words: its own name would be read as an abbreviation (PID is also a disease). */
const segments: Readonly<Record<string, string | undefined>> = {
  MSH: "Message",
  EVN: "Event",
  PID: "Patient record",
  PD1: "Patient record",
  MRG: "Patient record before",
  NK1: "Next of kin",
  PV1: "Visit",
  PV2: "Visit",
  GT1: "Guarantor",
  IN1: "Insurance",
  IN2: "Insurance",
  ORC: "Order",
  OBR: "Order",
  OBX: "Result",
  NTE: "Note",
  DG1: "Diagnosis",
  AL1: "Allergy",
  PR1: "Procedure",
  RXE: "Prescription",
  RXO: "Prescription",
  RXA: "Given",
  SCH: "Appointment",
  AIS: "Appointment",
};

export function hl7SegmentName(segment: string): string {
  return segments[segment] ?? segment;
}
