import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type ReadingOptions, readAttachmentBytes } from "../../../../shared/core/draft/attachment-reading.ts";
import { zipOf } from "../../../support/zip-of.ts";

const folder = "test/fixtures/attachments";
const samples = ["made", "sources"].flatMap((kind) =>
  readdirSync(`${folder}/${kind}`).map((name) => ({ name, bytes: readFileSync(`${folder}/${kind}/${name}`) })),
);
const sample = fc.constantFrom(...samples);
/** The first bytes of every format, so that chance gets past the first look. */
const beginnings = fc.constantFrom(
  "",
  "PK\u0003\u0004",
  "%PDF-1.7\n",
  "{\\rtf1 ",
  "MSH|^~\\&|",
  '{"resourceType":',
  "<?xml version='1.0'?><ClinicalDocument>",
  `${"\0".repeat(128)}DICM`,
  "\u001f\u008b\u0008",
  "From: a\r\nTo: b\r\nMIME-Version: 1\r\n\r\n",
  "<html>",
);

const limits: ReadingOptions = { textLength: 20_000, unpackedBytes: 2_000_000, milliseconds: 3_000 };

/** It answers, in time, with no more text than it may, and says nothing is there only with a cause. */
async function holds(name: string, bytes: Uint8Array): Promise<void> {
  const started = performance.now();
  const reading = await readAttachmentBytes(name, "", bytes, limits);
  expect(performance.now() - started).toBeLessThan(10_000);
  if (reading.state === "text") {
    expect(reading.text.length).toBeLessThanOrEqual(20_000);
    expect(reading.text.trim()).not.toBe("");
  } else expect(reading).toEqual({ state: "unreadable", cause: expect.any(String) });
}

test("any bytes at all get an answer", async () => {
  const named = fc.tuple(
    fc.constantFrom("a", "a.pdf", "a.eml", "a.xml", "a.html", "a.docx"),
    beginnings,
    fc.uint8Array({ maxLength: 3_000 }),
  );
  await fc.assert(
    fc.asyncProperty(named, ([name, beginning, rest]) =>
      holds(name, Uint8Array.from([...beginning].map((sign) => sign.charCodeAt(0)).concat(...rest))),
    ),
    { numRuns: 400 },
  );
}, 120_000);

test("sample files with bytes changed get an answer", async () => {
  const changes = fc.array(fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.nat(255)), {
    minLength: 1,
    maxLength: 30,
  });
  await fc.assert(
    fc.asyncProperty(sample, changes, async ({ name, bytes }, changed) => {
      const broken = new Uint8Array(bytes);
      for (const [place, byte] of changed) broken[Math.floor(place * broken.length)] = byte;
      await holds(name, broken);
    }),
    { numRuns: 300 },
  );
}, 240_000);

test("sample files cut anywhere, or with a piece left out, get an answer", async () => {
  const place = fc.double({ min: 0, max: 1, noNaN: true });
  await fc.assert(
    fc.asyncProperty(sample, place, place, async ({ name, bytes }, one, other) => {
      const [from, to] = [Math.min(one, other), Math.max(one, other)].map((part) => Math.floor(part * bytes.length));
      await holds(name, new Uint8Array(bytes.subarray(0, to)));
      await holds(name, new Uint8Array(Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)])));
    }),
    { numRuns: 100 },
  );
}, 240_000);

test("office documents of any XML get an answer", async () => {
  const names =
    "t p tr tc r c v is si sheet row f del instrText a:t w:t text:p text:s table:table cp:title Relationship".split(
      " ",
    );
  const piece = fc.oneof(
    fc.constantFrom(
      ...names.flatMap((name) => [`<${name}>`, `</${name}>`, `<${name} r:id="rId1" t="s" s="9" text:c="9e9"/>`]),
    ),
    fc.constantFrom("Roe", "12", "&#x41;", "&amp;", "<![CDATA[x]]>", "<!--", "-->", "<", '"', "22314.5", "-1"),
    fc.string({ maxLength: 8 }),
  );
  const xml = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(""));
  const parts = (...files: string[]) => fc.record(Object.fromEntries(files.map((file) => [file, xml])));
  const documents = fc.oneof(
    parts(
      "[Content_Types].xml",
      "word/document.xml",
      "word/comments.xml",
      "docProps/core.xml",
      "word/_rels/document.xml.rels",
    ),
    parts(
      "[Content_Types].xml",
      "xl/workbook.xml",
      "xl/_rels/workbook.xml.rels",
      "xl/sharedStrings.xml",
      "xl/styles.xml",
      "xl/worksheets/sheet1.xml",
    ),
    parts("[Content_Types].xml", "ppt/presentation.xml", "ppt/slides/slide1.xml", "ppt/slideMasters/slideMaster1.xml"),
    parts("META-INF/manifest.xml", "content.xml", "styles.xml", "meta.xml"),
  );
  await fc.assert(
    fc.asyncProperty(documents, (files) => holds("a", zipOf(files))),
    { numRuns: 200 },
  );
}, 120_000);

test("the same bytes give the same answer", async () => {
  await fc.assert(
    fc.asyncProperty(sample, async ({ name, bytes }) => {
      expect(await readAttachmentBytes(name, "", bytes)).toEqual(await readAttachmentBytes(name, "", bytes));
    }),
    { numRuns: 30 },
  );
}, 120_000);
