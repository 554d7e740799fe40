import { describe, expect, test } from "vitest";
import { detectors } from "../../../shared/core/detection/detectors.ts";
import { scanDraft } from "../../../shared/core/detection/scan-draft.ts";
import { draftOf } from "./drafts.ts";

const warned = (draft: Parameters<typeof draftOf>[0]): readonly string[] => [
  ...new Set(
    scanDraft(draftOf(draft), detectors)
      .filter(({ level }) => level === "warn")
      .map(({ where, kind }) => `${where} ${kind}`),
  ),
];

describe("labelled identifiers beside health", () => {
  test.each([
    [
      "a name, a record number and a result in the subject",
      { subject: "Jane Roe MRN 00481273 - positive HIV test" },
      ["subject name", "subject mrn"],
    ],
    [
      "a social security number in the body",
      { subject: "Jane Roe MRN 00481273 - positive HIV test", text: "SSN 123-45-6789" },
      ["body ssn"],
    ],
    [
      "a date of birth",
      { text: "Jane Roe, DOB 04/17/1958, needs her warfarin refill" },
      ["body name", "body date", "body drug"],
    ],
    ["a member number", { text: "Member ID XQF883204417: lumbar fusion denied, pt is Jane Roe" }, ["body health-plan"]],
    [
      "a phone number and an e-mail address of a patient",
      { text: "Jane Roe wants her biopsy results, 480-555-0172 or jane.roe@mail.example" },
      ["body phone", "body email"],
    ],
    ["quoted text only", { text: "Done.\n\n> Jane Roe MRN 481273 has pneumonia" }, ["quoted mrn", "quoted name"]],
    [
      "a file name",
      { text: "As discussed.", attachments: [{ name: "Roe_Jane_MRN_481273_colonoscopy.pdf" }] },
      ["attachment-name:0 mrn"],
    ],
    [
      "the text of an attachment",
      { text: "As discussed.", attachments: [{ name: "a.txt", text: "Jane Roe, MRN 481273, pneumonia" }] },
      ["attachment:0 mrn", "attachment:0 name"],
    ],
  ])("%s warns", (_, draft, expected) => {
    expect(warned(draft)).toEqual(expect.arrayContaining(expected));
  });

  test.each([
    [
      "a signature beside a medical word",
      {
        text: "The flu shot clinic is next door.\n-- \nJane Smith, RN\nMercy Hospital\n12 Main Street\n(555) 555-0123",
      },
    ],
    ["a number that looks like an identifier", { text: "Invoice 00481273 is due on 3/14." }],
    ["a clinician and a disease", { subject: "Dr. Jane Roe speaks about diabetes on May 4" }],
    ["health and nobody", { text: "Which antibiotic for pneumonia after influenza?" }],
    ["nothing at all", {}],
  ])("%s is silent", (_, draft) => {
    expect(warned(draft)).toEqual([]);
  });
});
