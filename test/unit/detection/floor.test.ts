import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { detectors } from "../../../shared/core/detection/detectors.ts";
import type { Finding } from "../../../shared/core/detection/finding.ts";
import { mentions } from "../../../shared/core/detection/mentions.ts";
import { scanDraft } from "../../../shared/core/detection/scan-draft.ts";
import { draftOf } from "./drafts.ts";

type Parts = Parameters<typeof draftOf>[0];

const warnings = (parts: Parts): readonly Finding[] =>
  scanDraft(draftOf(parts), detectors).filter(({ level }) => level === "warn");

/** The kinds that warn, each with the words it points at. */
const warned = (parts: Parts): readonly string[] => {
  const draft = draftOf(parts);
  return scanDraft(draft, detectors)
    .filter(({ level, where }) => level === "warn" && where === "body")
    .map(({ kind, span }) => `${kind} ${draft.body.text.slice(span.start, span.end)}`);
};

describe("a greeting does not hide the patient named behind it", () => {
  const patient = "Jane Roe, SSN 123-45-6789, has a positive HIV test";
  test.each<[string, Parts]>([
    ["nothing before it", { html: `<p>Dear Bob,</p><p>${patient}</p>` }],
    ["a sentence before it", { html: `<p>One more thing: Dear Bob,</p><p>${patient}</p>` }],
    ["one letter before it", { html: `<p>x Dear Bob,</p><p>${patient}</p>` }],
    ["a line before it", { text: `One more thing:\nDear Bob,\n\n${patient}` }],
    ["thanks before it", { text: `Thank you.\nThank you.\n${patient}` }],
    ["the greeting in the same line", { text: `Dear Bob, ${patient}` }],
    ["text before it in the same line", { text: `One more thing: Dear Bob, ${patient}` }],
  ])("%s", (_, parts) => {
    const found = warned(parts);
    expect(found).toContain("ssn 123-45-6789");
    expect(found.some((finding) => finding.startsWith("name Jane") || finding === "name Roe")).toBe(true);
  });
});

describe("a patient's own number beside a fact of care warns, whatever else is said", () => {
  test.each<[string, string]>([
    ["a labelled SSN", "SSN: 123-45-6789\ndiabetes"],
    ["an SSN by its shape", "123-45-6789 needs metformin"],
    ["a record number", "MRN 00481273\nchemo"],
    ["a medical record number in words", "medical record number 00481273, lupus"],
    ["a date of birth", "DOB 04/17/1961, on warfarin"],
    ["a date of birth in Spanish", "fecha de nacimiento 22/08/1957, insulina"],
    ["a member id", "Member ID XQF883204417: mammogram denied"],
    ["a Medicare number by its shape", "1EG4-TE5-MK73 dialysis"],
    [
      "numbers of a training",
      "Training of the billing team next week. SSN 123-45-6789 has hepatitis C. Agenda attached.",
    ],
    ["a record of many lines", `MRN 00481273\n${"status: final\n".repeat(30)}diabetes`],
  ])("%s", (_, text) => expect(warnings({ text })).not.toEqual([]));

  test("a record that ends with a time of onset", () => {
    const record = "Jane Roe\nMRN 00481273\nSSN 123-45-6789\nbirthDate 1961-04-17\ntype 2 diabetes mellitus";
    const found = warned({ text: `${record}\nonsetDateTime 2019-05-06` });
    expect(found).toEqual(
      expect.arrayContaining(["mrn 00481273", "ssn 123-45-6789", "date 1961-04-17", "diagnosis diabetes"]),
    );
  });
});

describe("who is told as the patient is named in the findings", () => {
  test.each<[string, string, string]>([
    ["last name first, with an initial, beside a record number", "Patient: Roe, Jane Q\nMRN 00481273", "Roe, Jane Q"],
    ["short for patient", "pt Jane Roe needs insulin", "Jane Roe"],
    ["our patient", "our patient Jane Roe is on warfarin", "Jane Roe"],
    ["a given name that is a laboratory test too", "VEGA, ANA - chemo Monday", "VEGA, ANA"],
  ])("%s", (_, text, name) => expect(warned({ text })).toContain(`name ${name}`));

  test("a test between tests stays a test", () => {
    const names = mentions(draftOf({ text: "Send CBC, ANA, RF please" })).filter(({ kind }) => kind === "name");
    expect(names).toEqual([]);
  });
});

describe("staff beside a diagnosis stay silent", () => {
  test.each<[string, Parts]>([
    ["a doctor", { text: "Dr. Jane Roe presents on diabetes on Friday." }],
    ["a nurse by credential", { text: "Jane Roe, RN, teaches the hepatitis class." }],
    ["who signs", { text: "The rota has changed.\n\nThank you,\nMaria Gonzalez\nDiabetes Center, 555-0133" }],
    [
      "who signs with the name of the unit",
      { text: "The rota has changed.\n\nKind regards,\nMaria Gonzalez, Cancer Center" },
    ],
  ])("%s", (_, parts) => expect(warnings(parts)).toEqual([]));
});

describe("the subject warns only where it identifies somebody itself", () => {
  const body = "Please see Jane Roe, DOB 04/17/1961, SSN 123-45-6789: her claim for the diabetes visit was denied.";
  const inSubject = (subject: string, text: string): boolean =>
    warnings({ subject, text }).some(({ where }) => where === "subject");
  test.each(["Referral", "Re: Claim question", "Receta pendiente", "Diabetes", "HIV test", "Insulin refill"])(
    "%s: only the body names the patient",
    (subject) => {
      expect(warnings({ subject, text: body })).not.toEqual([]);
      expect(inSubject(subject, body)).toBe(false);
    },
  );
  test.each([
    ["Jane Roe", body],
    ["Jane Roe - HIV positive", "please call"],
    ["SSN 123-45-6789", "has diabetes"],
    ["MRN 00481273 chemo", "tomorrow?"],
  ])("%s", (subject, text) => expect(inSubject(subject, text)).toBe(true));
});

describe("more never lowers a finding", () => {
  const texts = [
    "Jane Roe, SSN 123-45-6789, has a positive HIV test.",
    "MRN 00481273: diabetes, insulin started.",
    "DOB 04/17/1961, on warfarin, INR 5.2.",
    "Member ID XQF883204417, mammogram denied.",
    "Patient: Roe, Jane Q\nDiagnosis: hepatitis C",
    "our patient Maria Gonzalez is on tacrolimus.",
    "pt Jane Roe needs dialysis.",
    "Maria Gonzalez has lung cancer.",
    "Kwabena Asante-Boateng, leukemia, needs methotrexate.",
    "Jane Roe\nMRN 00481273\nSSN 123-45-6789\nbirthDate 1961-04-17\ntype 2 diabetes mellitus",
    "la paciente Guadalupe Soto, fecha de nacimiento 22/08/1957, necesita insulina.",
  ];
  const more = [
    "Thank you.",
    "Please see below.",
    "The meeting moved to Tuesday.",
    "Parking is free on the second floor.",
    "The training invoice is attached.",
    "onsetDateTime 2019-05-06",
    "SSN 987-65-4321",
    "Phone 218-555-0107",
    "Account 60087-3391",
    "MRN 7741203",
    "Email jane@mail.example",
  ];
  test("a neutral sentence or another identifier, before or behind, keeps every warning", () => {
    const line = fc.constantFrom(...more);
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.array(line, { maxLength: 20 }),
        fc.array(line, { maxLength: 20 }),
        (text, before, behind) => {
          const found = warned({ text: [...before, text, ...behind].join("\n") });
          expect(found).toEqual(expect.arrayContaining([...core(warned({ text }))]));
        },
      ),
      { numRuns: 500 },
    );
  });
  /** Every warning of the text by itself. */
  const core = (found: readonly string[]): readonly string[] => found;
});
