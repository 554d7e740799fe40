import { readFileSync } from "node:fs";
import { deflateSync, gzipSync } from "node:zlib";
import { describe, expect, test, vi } from "vitest";
import type { AttachmentReading } from "../../../../shared/core/draft/attachment.ts";
import { type ReadingOptions, readAttachmentBytes } from "../../../../shared/core/draft/attachment-reading.ts";
import { zipOf } from "../../../support/zip-of.ts";

// The readers have limits of their own; a busy machine is no failure.
vi.setConfig({ testTimeout: 30_000 });

const made = (file: string): Uint8Array => new Uint8Array(readFileSync(`test/fixtures/attachments/made/${file}`));
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const read = (name: string, content: Uint8Array, options?: ReadingOptions): Promise<AttachmentReading> =>
  readAttachmentBytes(name, "", content, options);
const text = (reading: AttachmentReading): string => (reading.state === "text" ? reading.text : "");

/** `depth` zips around a text. */
function nested(depth: number): Uint8Array {
  let content = bytes("MRN 00481273");
  for (let level = 1; level <= depth; level++)
    content = zipOf({ [level === 1 ? "note.txt" : `${level}.zip`]: content });
  return content;
}

/** Sixteen zips of sixteen files of zeroes: small, and a few gigabytes when it is unpacked (as 42.zip). */
function bomb(): Uint8Array {
  const zeroes = zipOf({ "0": new Uint8Array(20 * 1024 * 1024).fill(0x20) });
  const many = (content: Uint8Array): Uint8Array =>
    zipOf(Object.fromEntries(Array.from({ length: 16 }, (_, index) => [`${index}.zip`, content])));
  return many(many(zeroes));
}

/** A page of 30 MB of blanks; `packings` times deflated. */
function pdfBomb(packings: number): Uint8Array {
  let content: Uint8Array = new Uint8Array(30 * 1024 * 1024).fill(0x20);
  for (let packing = 0; packing < packings; packing++) content = deflateSync(content);
  const filters = "/FlateDecode".repeat(packings);
  return new Uint8Array(
    Buffer.concat([
      bytes(
        `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R/MediaBox[0 0 9 9]>>endobj\n4 0 obj\n<</Length ${content.length}/Filter[${filters}]>>\nstream\n`,
      ),
      content,
      bytes("\nendstream\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF"),
    ]),
  );
}

test.each<[string, string, Uint8Array, AttachmentReading]>([
  ["an empty file", "a.pdf", new Uint8Array(), { state: "unreadable", cause: "empty" }],
  ["a file of blanks", "a.txt", bytes(" \r\n\t"), { state: "unreadable", cause: "empty" }],
  ["an empty zip", "a.zip", zipOf({}), { state: "unreadable", cause: "empty" }],
  ["a docx cut in half", "a.docx", made("discharge.docx").subarray(0, 4_000), { state: "unreadable", cause: "failed" }],
  ["a zip that is only its first bytes", "a.zip", latin("PK\u0003\u0004"), { state: "unreadable", cause: "failed" }],
  ["a locked zip cut short", "a.zip", made("locked.zip").subarray(0, 60), { state: "unreadable", cause: "encrypted" }],
  ["a PDF that is only its first line", "a.pdf", bytes("%PDF-1.7\n"), { state: "unreadable", cause: "failed" }],
  [
    "a PDF cut before its pages",
    "a.pdf",
    made("discharge.pdf").subarray(0, 900),
    { state: "unreadable", cause: "failed" },
  ],
  [
    "a PDF without its last quarter",
    "a.pdf",
    made("letter.pdf").subarray(0, 2_350),
    { state: "unreadable", cause: "failed" },
  ],
  [
    "a DICOM file that is only its preamble",
    "a.dcm",
    made("explicit.dcm").subarray(0, 132),
    { state: "unreadable", cause: "failed" },
  ],
  [
    "a gzip cut short",
    "a.gz",
    new Uint8Array(gzipSync("x".repeat(999))).subarray(0, 15),
    { state: "unreadable", cause: "failed" },
  ],
  [
    "a program",
    "a.exe",
    latin(`MZ\u0090\0\u0003\0\0\0${"\0\u0001\u0002\u00ff".repeat(200)}`),
    { state: "unreadable", cause: "unsupported" },
  ],
  ["a zip bomb", "42.zip", bomb(), { state: "unreadable", cause: "too-large" }],
  [
    "a gzip bomb",
    "a.gz",
    new Uint8Array(gzipSync(new Uint8Array(30 * 1024 * 1024))),
    { state: "unreadable", cause: "too-large" },
  ],
  ["five zips in each other", "a.zip", nested(5), { state: "unreadable", cause: "too-deep" }],
  ["a zip in a zip in a zip", "a.zip", nested(3), { state: "text", text: "3.zip\n2.zip\nnote.txt\nMRN 00481273" }],
  [
    "a byte that is no UTF-8",
    "a.txt",
    latin("Jos\u00e9 Roe, MRN 00481273"),
    { state: "text", text: "José Roe, MRN 00481273" },
  ],
  ["UTF-16 with its mark", "a.txt", latin("\u00ff\u00feR\0o\0e\0"), { state: "text", text: "Roe" }],
  ["UTF-16 without a mark", "a.txt", latin("R\0o\0e\0,\0 \0J\0a\0n\0e\0"), { state: "text", text: "Roe, Jane" }],
  ["UTF-16, big end first", "a.txt", latin("\u00fe\u00ff\0R\0o\0e"), { state: "text", text: "Roe" }],
  [
    "Latin-2 that its XML declares",
    "a.xml",
    latin('<?xml version="1.0" encoding="iso-8859-2"?><a>Nov\u00e1k, \u00a9imon</a>'),
    { state: "text", text: "Novák, Šimon" },
  ],
])("%s", async (_, name, content, expected) => {
  const reading = await read(name, content);
  expect(reading.state === "text" ? { state: "text", text: reading.text.trimEnd() } : reading).toEqual(expected);
});

describe("what lies about itself", () => {
  test("a docx called .txt is read as the docx it is", async () => {
    expect(text(await readAttachmentBytes("a.txt", "text/plain", made("discharge.docx")))).toContain("SSN 123-45-6789");
  });

  test("a PDF that says it is a picture is read as the PDF it is", async () => {
    expect(text(await readAttachmentBytes("a.png", "image/png", made("letter.pdf")))).toContain("MRN 00481273");
  });

  test("a text that says it is a PDF is read as text", async () => {
    expect(text(await readAttachmentBytes("a.pdf", "application/pdf", bytes("MRN 00481273")))).toBe("MRN 00481273");
  });

  test("names of entries are text, whatever path they play at", async () => {
    const name = "../../../etc/passwd";
    const archive = zipOf({
      [name]: "MRN 1",
      "C:\\Windows\\Roe.txt": "MRN 2",
      "a/b/../c.txt": "MRN 3",
      "/abs": "MRN 4",
    });
    expect(text(await read("a.zip", archive))).toBe(
      `${name}\nMRN 1\nC:\\Windows\\Roe.txt\nMRN 2\na/b/../c.txt\nMRN 3\n/abs\nMRN 4`,
    );
  });

  test("an entity of a document type is not expanded", async () => {
    const laughs = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "${"ha".repeat(99)}"><!ENTITY c "&b;&b;&b;">]><a>Roe &c;</a>`;
    expect(text(await read("a.xml", bytes(laughs))).length).toBeLessThan(600);
  });
});

describe("what is cut short gives what can be read, and says so", () => {
  test("a PDF whose table of objects is wrong is read by its objects", async () => {
    const broken = Buffer.from(made("letter.pdf"));
    broken.fill("9", broken.lastIndexOf("startxref") + 10, broken.lastIndexOf("%%EOF") - 1);
    expect(text(await read("a.pdf", new Uint8Array(broken)))).toContain("Jane Roe");
  });

  test("one broken entry of a zip", async () => {
    const archive = zipOf({ "a.txt": "MRN 00481273", "b.txt": "lost ".repeat(99) });
    archive.set([0xff, 0xff, 0xff], 86);
    expect(await read("a.zip", archive)).toMatchObject({ state: "text", missing: "failed" });
  });

  test("FHIR that is no JSON any more is still text", async () => {
    const cut = bytes('{"resourceType":"Patient","name":[{"family":"Roe"');
    expect(text(await read("a.json", cut))).toContain('"family":"Roe"');
  });
});

describe("limits", () => {
  test("the attachment's size", async () => {
    expect(await read("a.txt", bytes("MRN 00481273"), { inputBytes: 10 })).toEqual({
      state: "unreadable",
      cause: "too-large",
    });
  });

  test("the text's length: what fits is given", async () => {
    const reading = await read("a.txt", bytes("MRN 00481273, and more"), { textLength: 12 });
    expect(reading).toEqual({ state: "text", text: "MRN 00481273", missing: "too-large" });
  });

  test("the entries of all archives together", async () => {
    const archive = zipOf({ "1.zip": zipOf({ a: "one", b: "two" }), "2.zip": zipOf({ c: "three", d: "four" }) });
    expect(await read("a.zip", archive, { entries: 5 })).toMatchObject({ state: "text", missing: "too-large" });
    expect(await read("a.zip", archive, { entries: 6 })).not.toHaveProperty("missing");
  });

  test("the bytes of all archives together", async () => {
    const archive = zipOf({ a: "x".repeat(600), b: "y".repeat(600) });
    expect(await read("a.zip", archive, { unpackedBytes: 1_000 })).toMatchObject({ missing: "too-large" });
  });

  test("the pages of a PDF", async () => {
    const reading = await read("a.pdf", made("letter.pdf"), { pages: 1 });
    expect(text(reading)).toContain("Referral letter");
    expect(reading).toMatchObject({ missing: "too-large" });
  });

  test.each([
    ["a PDF bomb", 1],
    ["a PDF bomb in a bomb", 2],
  ])("%s", async (_, packings) => {
    const reading = await read("a.pdf", pdfBomb(packings), { unpackedBytes: 10 * 1024 * 1024 });
    expect(reading).toEqual({ state: "unreadable", cause: "too-large" });
  });

  test("what a PDF unpacks to", async () => {
    expect(await read("a.pdf", made("discharge.pdf"), { unpackedBytes: 5_000 })).toEqual({
      state: "unreadable",
      cause: "too-large",
    });
  });

  test.each(["discharge.docx", "discharge.rtf", "letter.pdf", "labs.xlsx", "zip-in-zip-in-zip.zip", "explicit.dcm"])(
    "the time, for %s: a clock that leaps ends the reading",
    async (file) => {
      let time = 0;
      const now = (): number => (time += 40);
      const reading = await read(file, made(file), { now, milliseconds: 100 });
      expect(reading.state === "text" ? reading.missing : reading.state === "unreadable" && reading.cause).toBe(
        "timeout",
      );
    },
  );

  test("a reading that never looks at a clock that moves", async () => {
    const reading = await read("a.pdf", made("letter.pdf"), { now: () => 0, milliseconds: 1 });
    expect(reading).toEqual({ state: "unreadable", cause: "timeout" });
  });

  test("a time that is over at once", async () => {
    let time = 0;
    const now = (): number => (time += 1_000);
    expect(await read("a.txt", bytes("MRN 00481273"), { now, milliseconds: 100 })).toEqual({
      state: "unreadable",
      cause: "timeout",
    });
  });
});

describe("size is no trouble", () => {
  test.each<[string, string, string]>([
    ["a line of a megabyte of base64", "a.txt", "QUJD".repeat(262_144)],
    ["a hundred thousand quote marks", "a.txt", ">".repeat(100_000)],
    ["a hundred thousand open braces of RTF", "a.rtf", `{\\rtf1 ${"{".repeat(100_000)}Roe`],
    ["a hundred thousand open elements of XML", "a.xml", `<?xml version="1.0"?>${"<a>".repeat(100_000)}Roe`],
    ["a hundred thousand open elements of HTML", "a.html", `<html>${"<div>".repeat(100_000)}Roe`],
    [
      "JSON a hundred thousand deep",
      "a.json",
      `{"resourceType":"Patient","a":${"[".repeat(100_000)}"Roe"${"]".repeat(100_000)}}`,
    ],
    ["an HL7 segment of a hundred thousand fields", "a.hl7", `MSH|^~\\&|${"Roe|".repeat(100_000)}`],
    ["an HL7 message with a letter for its escape", "a.hl7", "MSH|^~d&|A\rPID|1||48d1d"],
    ["a mail of ten thousand headers", "a.eml", `${"From: Roe\r\n".repeat(10_000)}\r\nhi`],
    ["an unclosed comment of a megabyte", "a.html", `<html>Roe<!--${"x".repeat(1_000_000)}`],
  ])("%s", async (_, name, content) => {
    const started = performance.now();
    const reading = await read(name, bytes(content));
    expect(reading).toMatchObject({ state: "text" });
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
