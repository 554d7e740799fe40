import type { IdentifierKind } from "./finding.ts";

/** Letters of the list in 45 CFR 164.514(b)(2)(i). */
export type SafeHarborLetter =
  | "A"
  | "B"
  | "C"
  | "D"
  | "E"
  | "F"
  | "G"
  | "H"
  | "I"
  | "J"
  | "K"
  | "L"
  | "M"
  | "N"
  | "O"
  | "P"
  | "Q"
  | "R";

const letters: Readonly<Record<IdentifierKind, SafeHarborLetter>> = {
  name: "A",
  geo: "B",
  date: "C",
  age: "C",
  phone: "D",
  fax: "E",
  email: "F",
  ssn: "G",
  mrn: "H",
  "health-plan": "I",
  account: "J",
  licence: "K",
  vehicle: "L",
  device: "M",
  url: "N",
  ip: "O",
  biometric: "P",
  photo: "Q",
  "other-id": "R",
};

export function safeHarborLetter(kind: IdentifierKind): SafeHarborLetter {
  return letters[kind];
}
