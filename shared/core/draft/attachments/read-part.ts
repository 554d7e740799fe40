import { startOf } from "./decode-text.ts";
import { fileKind } from "./file-kind.ts";
import { inflate } from "./inflate.ts";
import { readOfficeText } from "./office-text.ts";
import { readClinicalDocument } from "./read-clinical-document.ts";
import { readDicom } from "./read-dicom.ts";
import { readFhir } from "./read-fhir.ts";
import { readHl7 } from "./read-hl7.ts";
import { readHtml } from "./read-html.ts";
import { readMail } from "./read-mail.ts";
import { isFlatOpenDocument, readFlatOpenDocument } from "./read-open-document.ts";
import { readPdf } from "./read-pdf.ts";
import { readRtf } from "./read-rtf.ts";
import { readZip } from "./read-zip.ts";
import type { Part, Reading } from "./reading.ts";
import { Unreadable } from "./unreadable.ts";
import { readXmlText } from "./xml-text.ts";

/** Reads any file by what it is. Throws `Unreadable` for what cannot be read. */
export async function readPart(part: Part, reading: Reading): Promise<void> {
  const file = fileKind(part.name, part.mediaType, part.bytes);
  switch (file.kind) {
    case "pdf":
      return readPdf(part, reading);
    case "zip":
      return readZip(part, reading);
    case "gzip":
      return readGzip(part, reading);
    case "dicom":
      return readDicom(part, reading);
    case "compound":
      throw new Unreadable(isEncryptedOffice(part.bytes) ? "encrypted" : "unsupported");
    case "image":
    case "encrypted":
    case "unsupported":
      throw new Unreadable(file.kind);
    case "html":
      return readHtml(file.text, reading);
    case "rtf":
      return readRtf(file.text, reading);
    case "mail":
      return readMail(part, reading);
    case "hl7":
      return readHl7(part, file.text, reading);
    case "fhir":
      return readFhir(part, file.text, reading);
    case "clinical-document":
      return readClinicalDocument(part, file.text, reading);
    case "xml":
      return readAnyXml(file.text, reading);
    case "text":
      return reading.text.write(file.text);
  }
}

/** Office documents may be saved as one XML file; any other XML is read as it stands. */
function readAnyXml(xml: string, reading: Reading): void {
  if (isFlatOpenDocument(xml)) readFlatOpenDocument(xml, reading);
  else if (/<(?:w:wordDocument|pkg:package)[\s>]/.test(xml.slice(0, 4096))) readOfficeText(xml, "", reading);
  else readXmlText(xml, reading);
}

async function readGzip(part: Part, reading: Reading): Promise<void> {
  const bytes = await inflate(part.bytes, "gzip", reading);
  await reading.readInside(part, { name: part.name.replace(/\.t?gz$/i, ""), mediaType: "", bytes });
}

/**
 * A document with a password is an old-style compound file around the encrypted one ([MS-OFFCRYPTO] 1.3.3); without,
 * it is an old document (doc, xls, ppt) or a saved Outlook mail. The names of its streams are UTF-16.
 */
function isEncryptedOffice(bytes: Uint8Array): boolean {
  const wanted = [..."EncryptedPackage"].map((letter) => `${letter}\0`).join("");
  const chunk = 4096;
  for (let at = 0; at < bytes.length; at += chunk) {
    if (startOf(bytes.subarray(at, at + chunk + wanted.length), chunk + wanted.length).includes(wanted)) return true;
  }
  return false;
}
