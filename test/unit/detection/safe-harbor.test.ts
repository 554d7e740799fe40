import { describe, expect, test } from "vitest";
import { detectors } from "../../../shared/core/detection/detectors.ts";
import { type IdentifierKind, identifierKinds } from "../../../shared/core/detection/finding.ts";
import { mentions } from "../../../shared/core/detection/mentions.ts";
import { safeHarborLetter } from "../../../shared/core/detection/safe-harbor.ts";
import { scanDraft } from "../../../shared/core/detection/scan-draft.ts";
import { draftOf } from "./drafts.ts";

type Row = readonly [
  letter: string,
  kind: IdentifierKind,
  what: string,
  positive: string,
  phrase: string,
  negative: string,
];

const rows: readonly Row[] = [
  ["A", "name", "a name", "Priya Nair needs a repeat MRI", "Priya Nair", "Please repeat the MRI"],
  ["B", "geo", "a street address", "lives at 1409 Elk Ridge Rd with COPD", "1409 Elk Ridge Rd", "14 have COPD"],
  ["C", "date", "a date of birth", "DOB 04/17/1958, on warfarin", "04/17/1958", "a ratio of 88/104 on warfarin"],
  [
    "C",
    "date",
    "a written date",
    "admitted April 12th, 2023 with sepsis",
    "April 12th, 2023",
    "they may be admitted with sepsis",
  ],
  ["C", "age", "an age over 89", "a 93 yo with a hip fracture", "93", "a 58 yo with a hip fracture"],
  ["C", "age", "a bare age of 90", "She's 90, sharp as a tack", "90", "She's 88, sharp as a tack"],
  ["C", "age", "an age in brackets", "Winifred Achterberg (91) still drives", "91", "take 91 tablets"],
  ["D", "phone", "a phone number", "call her at (505) 555-0181", "(505) 555-0181", "glucose 505 then 181"],
  ["E", "fax", "a fax number", "fax 404-555-0138", "404-555-0138", "fax machine 4 is down"],
  ["F", "email", "an e-mail address", "write to j.roe@mail.example", "j.roe@mail.example", "see you @ 5"],
  ["G", "ssn", "a social security number", "SSN 123-45-6789", "123-45-6789", "part 123-45-67890"],
  ["H", "mrn", "a record number", "MRN 0048-1273", "0048-1273", "MRN is missing"],
  ["I", "health-plan", "a Medicare number", "Medicare 1EG4-TE5-MK72", "1EG4-TE5-MK72", "Medicare covers it"],
  ["J", "account", "an account number", "acct 7730-41982", "7730-41982", "on no account"],
  ["K", "licence", "a driving licence", "CDL E263-4410-9082", "E263-4410-9082", "licence renewal is due"],
  ["L", "vehicle", "a plate", "plate KLM 4470", "KLM 4470", "a plate of tacos"],
  ["L", "vehicle", "a plate that begins with digits", "KY plate 482-VRN", "482-VRN", "plate 48 is chipped"],
  ["M", "device", "a serial number", "pacemaker serial BKR607733H", "BKR607733H", "a serial killer"],
  ["N", "url", "a link", "see https://visit.example/p/4412", "https://visit.example/p/4412", "see the site"],
  ["O", "ip", "an IP address", "opened from 198.51.100.77", "198.51.100.77", "version 1.2.3"],
  ["P", "biometric", "a print of a body", "the voiceprint on file is hers", "voiceprint", "print the voice menu"],
  ["P", "biometric", "a scan of a palm", "the palm vein scan matched Linus", "palm vein", "the palm tree in the lobby"],
  [
    "Q",
    "photo",
    "a picture of somebody",
    "photo of her tattooed leg is in the folder",
    "photo",
    "a photo of the new wing",
  ],
  ["Q", "photo", "a picture of a face", "full-face photographs of the rash", "photographs", "photographs of the lobby"],
  ["R", "other-id", "a case number", "APS number 24-118807", "24-118807", "about 24 cases"],
];

describe("each Safe Harbor identifier is seen", () => {
  test.each(rows)("%s: %s, %s", (letter, kind, _, positive, phrase) => {
    const draft = draftOf({ text: positive });
    const seen = mentions(draft).map(({ kind: found, span }) => [found, draft.body.text.slice(span.start, span.end)]);
    expect(seen).toContainEqual([kind, phrase]);
    expect(safeHarborLetter(kind)).toBe(letter);
  });

  test.each(rows)("%s: %s, not where %s only seems to stand", (_, kind, __, ___, ____, negative) => {
    expect(mentions(draftOf({ text: negative })).map(({ kind: found }) => found)).not.toContain(kind);
  });

  test("every kind has a letter from A to R", () => {
    for (const kind of identifierKinds) expect(safeHarborLetter(kind)).toMatch(/^[A-R]$/);
  });

  test("identifiers without health, care or payment do not act", () => {
    const draft = draftOf({ text: "Priya Nair moved to 1409 Elk Ridge Rd, call (505) 555-0181 or j.roe@mail.example" });
    expect(mentions(draft).length).toBeGreaterThan(3);
    expect(scanDraft(draft, detectors).filter(({ level }) => level === "warn")).toEqual([]);
  });
});
