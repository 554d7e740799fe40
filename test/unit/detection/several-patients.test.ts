import { expect, test } from "vitest";
import { detectors } from "../../../shared/core/detection/detectors.ts";
import { scanDraft } from "../../../shared/core/detection/scan-draft.ts";
import { draftOf } from "./drafts.ts";

const secondPatients = (draft: Parameters<typeof draftOf>[0]): readonly string[] =>
  scanDraft(draftOf(draft), detectors).flatMap(({ kind, where, reason }) =>
    kind === "other-patient" ? [`${where} ${reason}`] : [],
  );

test("two patients in one message", () => {
  const text = "Jim Tso has pneumonia, on ceftriaxone.\nMr. Carlos Benitez is out of metformin, sugar 380.";
  expect(secondPatients({ text })).toEqual(["body several-patients"]);
});

test("an attachment about another patient than the message", () => {
  const text = "Jim Tso has pneumonia, on ceftriaxone. His scan is attached.";
  const attachments = [{ name: "Benitez_Carlos_MRN_4481273_chest_CT_pneumonia.pdf" }];
  expect(secondPatients({ text, attachments })).toEqual(["attachment-name:0 attachment-about-another-patient"]);
});

test("one patient, named in two ways", () => {
  const text = "Tso, Jim has pneumonia. Mr. Tso is on ceftriaxone.";
  const attachments = [{ name: "Tso_Jim_chest_CT_pneumonia.pdf" }];
  expect(secondPatients({ subject: "Jim Tso, pneumonia", text, attachments })).toEqual([]);
});

test("findings of one patient carry one number", () => {
  const text = "Jim Tso MRN 4481273 has pneumonia.\n\nMr. Carlos Benitez MRN 9920017 is out of metformin.";
  const numbers = scanDraft(draftOf({ text }), detectors)
    .filter(({ kind }) => kind === "name" || kind === "mrn")
    .map(({ kind, person }) => [kind, person]);
  expect(numbers).toEqual([
    ["name", 1],
    ["mrn", 1],
    ["name", 2],
    ["mrn", 2],
  ]);
});
