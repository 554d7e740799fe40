import { readdirSync, readFileSync } from "node:fs";
import { expect, test, vi } from "vitest";
import type { AttachmentReading, UnreadableCause } from "../../../../shared/core/draft/attachment.ts";
import { readAttachmentBytes } from "../../../../shared/core/draft/attachment-reading.ts";

// Loading pdf.js alone takes seconds on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

const folder = "test/fixtures/attachments";
const read = (file: string): Promise<AttachmentReading> =>
  readAttachmentBytes(file.split("/").at(-1) ?? "", "", new Uint8Array(readFileSync(`${folder}/${file}`)));
const expected = (file: string): string => readFileSync(`${folder}/expected/${file}.txt`, "utf8").trimEnd();
const textOf = (reading: AttachmentReading): string => (reading.state === "text" ? reading.text.trimEnd() : "");

test.each([
  ["a Word document by LibreOffice", "made/discharge.docx"],
  ["an OpenDocument text", "made/discharge.odt"],
  ["an OpenDocument text as one XML file", "sources/discharge.fodt"],
  ["an RTF by LibreOffice", "made/discharge.rtf"],
  ["a PDF by LibreOffice", "made/discharge.pdf"],
  ["a PDF by Ghostscript", "made/letter.pdf"],
  ["a PDF with the owner's password only", "made/no-printing.pdf"],
  ["a PDF with a file in it", "made/with-file.pdf"],
  ["a workbook by LibreOffice", "made/labs.xlsx"],
  ["an OpenDocument spreadsheet", "made/labs.ods"],
  ["an OpenDocument spreadsheet as one XML file", "sources/labs.fods"],
  ["a presentation by LibreOffice", "made/rounds.pptx"],
  ["an OpenDocument presentation", "made/rounds.odp"],
  ["an OpenDocument presentation as one XML file", "sources/rounds.fodp"],
  ["a saved mail with a PDF", "made/mail.eml"],
  ["a web page", "sources/page.html"],
  ["a table of values", "sources/patients.csv"],
  ["a table of values in gzip", "made/patients.csv.gz"],
  ["a zip without compression", "made/stored.zip"],
  ["a zip in a zip in a zip", "made/zip-in-zip-in-zip.zip"],
  ["an HL7 v2 admission", "sources/adt.hl7"],
  ["a FHIR bundle", "sources/bundle.json"],
  ["a C-CDA document", "sources/ccd.xml"],
  ["a DICOM header, explicit", "made/explicit.dcm"],
  ["a DICOM header, implicit", "made/implicit.dcm"],
  ["a DICOM header, big-endian", "made/big-endian.dcm"],
  ["a DICOM header, deflated", "made/deflated.dcm"],
  ["a DICOM file around a PDF", "made/report.dcm"],
])("%s gives its text, all of it and nothing else", async (_, file) => {
  const reading = await read(file);
  expect(textOf(reading)).toBe(expected(file.split("/").at(-1) ?? ""));
  expect(reading).not.toHaveProperty("missing");
});

test.each<[string, string, UnreadableCause]>([
  ["a PDF with a scanned page", "half-scan.pdf", "image"],
  ["a DICOM picture", "picture.dcm", "image"],
  ["a zip with a photograph", "notes.zip", "image"],
  ["a zip with one locked file", "half-locked.zip", "encrypted"],
])("%s gives its text and says what is missing", async (_, file, missing) => {
  const reading = await read(`made/${file}`);
  expect(textOf(reading)).toBe(expected(file));
  expect(reading).toMatchObject({ missing });
});

test.each<[string, string, UnreadableCause]>([
  ["an old Word document", "discharge.doc", "unsupported"],
  ["a 7z archive", "archive.7z", "unsupported"],
  ["a photograph", "photo.jpg", "image"],
  ["a PDF of scans", "scan.pdf", "image"],
  ["a PDF locked by LibreOffice", "locked.pdf", "encrypted"],
  ["a PDF locked by qpdf", "locked-by-qpdf.pdf", "encrypted"],
  ["a locked Word document", "locked.docx", "encrypted"],
  ["a locked OpenDocument text", "locked.odt", "encrypted"],
  ["a locked zip", "locked.zip", "encrypted"],
  ["a zip locked with AES", "locked-by-7z.zip", "encrypted"],
  ["an S/MIME file", "smime.p7m", "encrypted"],
  ["an OpenPGP file", "secret.gpg", "encrypted"],
  ["an armored OpenPGP file", "secret.asc", "encrypted"],
])("%s is unreadable", async (_, file, cause) => {
  expect(await read(`made/${file}`)).toEqual({ state: "unreadable", cause });
});

test.each(
  readdirSync(`${folder}/made`).filter((file) => /\.(?:docx|odt|rtf|fodt)$/.test(file) && !file.startsWith("locked")),
)("%s hides nothing: header, footer, footnote, comment, deleted text, hidden text, properties, link", async (file) => {
  const text = textOf(await read(`made/${file}`));
  for (const hidden of [
    "Mercy Clinic, ward 4",
    "MRN 00481273",
    "Allergic to penicillin.",
    "Call her daughter Ruth Roe first.",
    "HIV test pending.",
    "lives with Tom Poe",
    "Discharge of Jane Roe",
    "C-7731",
    "mailto:jane.roe@example.org",
  ]) {
    expect(text).toContain(hidden);
  }
});

test.each(readdirSync(`${folder}/made`))(
  "what %s is, its bytes say: a false name and type change nothing",
  async (file) => {
    const bytes = new Uint8Array(readFileSync(`${folder}/made/${file}`));
    const told = await readAttachmentBytes(file, "", bytes);
    // What encrypted mail calls itself is believed; it is a reason to hold, never to pass.
    expect(await readAttachmentBytes("holiday.txt", "text/plain; charset=utf-8", bytes)).toEqual(told);
  },
);
