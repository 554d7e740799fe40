import { readFileSync } from "node:fs";
import { expect, test, vi } from "vitest";
import { readAttachmentBytes } from "../../../../shared/core/draft/attachment-reading.ts";
import { zipOf } from "../../../support/zip-of.ts";

// Loading pdf.js alone takes seconds on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

type Files = Readonly<Record<string, string | Uint8Array>>;

const office = (files: Files): Uint8Array => zipOf({ "[Content_Types].xml": "<Types/>", ...files });
const word = (body: string, files: Files = {}): Uint8Array =>
  office({ "word/document.xml": `<w:document><w:body>${body}</w:body></w:document>`, ...files });
const paragraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const workbook = (sheet: string, files: Files = {}): Uint8Array =>
  office({
    "xl/workbook.xml": '<workbook><sheets><sheet name="One" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels":
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    "xl/worksheets/sheet1.xml": `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
    ...files,
  });
const styles = (...codes: string[]): string =>
  `<styleSheet><numFmts>${codes.map((code, id) => `<numFmt numFmtId="${170 + id}" formatCode="${code}"/>`).join("")}</numFmts>
   <cellXfs><xf numFmtId="0"/>${codes.map((_, id) => `<xf numFmtId="${170 + id}"/>`).join("")}<xf numFmtId="14"/></cellXfs></styleSheet>`;

async function lines(bytes: Uint8Array, name = "a"): Promise<readonly string[]> {
  const reading = await readAttachmentBytes(name, "", bytes);
  if (reading.state !== "text") throw new Error(JSON.stringify(reading));
  return reading.text.split("\n");
}

test.each<[string, Uint8Array, readonly string[]]>([
  [
    "a word split over runs is whole again",
    word("<w:p><w:r><w:t>Ja</w:t></w:r><w:proofErr/><w:r><w:rPr><w:b/></w:rPr><w:t>ne Roe</w:t></w:r></w:p>"),
    ["Jane Roe"],
  ],
  [
    "a name that replaced another does not stick to it",
    word(
      "<w:p><w:del><w:r><w:delText>Tom Poe</w:delText></w:r></w:del><w:ins><w:r><w:t>Jane Roe</w:t></w:r></w:ins></w:p>",
    ),
    ["Jane Roe", "Tom Poe"],
  ],
  [
    "a text box counts once, though the file has it twice",
    word(
      `<w:p><mc:AlternateContent><mc:Choice><w:txbxContent>${paragraph("Jane Roe")}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${paragraph("Jane Roe")}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:p>`,
    ),
    ["Jane Roe"],
  ],
  [
    "what stands for a picture",
    word(`${paragraph("See")}<w:drawing><wp:docPr id="1" name="Picture 1" descr="MRI of Jane Roe"/></w:drawing>`),
    ["See", "MRI of Jane Roe"],
  ],
  [
    "where a field leads",
    word(
      '<w:p><w:r><w:instrText> HYPERLINK "file:///roe_jane.pdf" </w:instrText></w:r><w:r><w:t>file</w:t></w:r></w:p>',
    ),
    ["file", 'HYPERLINK "file:///roe_jane.pdf"'],
  ],
  [
    "a tab stop of the layout is no tab of the text",
    word(
      '<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r></w:p>',
    ),
    ["a\tb"],
  ],
  [
    "a workbook inside a document",
    word(paragraph("See chart"), {
      "word/embeddings/Sheet1.xlsx": workbook(
        '<row><c t="inlineStr"><is><t>Jane Roe</t></is></c><c><v>11.2</v></c></row>',
      ),
    }),
    ["See chart", "One", "Jane Roe\t11.2"],
  ],
  [
    "a page of HTML inside a document",
    word(paragraph("See below"), { "word/afchunk1.htm": "<html><p>Jane <b>Roe</b></p></html>" }),
    ["See below", "Jane Roe"],
  ],
  [
    "the values that a chart keeps",
    word(paragraph("Chart"), {
      "word/charts/chart1.xml": "<c:chart><c:pt><c:v>Jane Roe</c:v></c:pt><c:pt><c:v>11.2</c:v></c:pt></c:chart>",
    }),
    ["Chart", "Jane Roe", "11.2"],
  ],
  [
    "data that a program left in a document",
    word(paragraph("Form"), { "customXml/item1.xml": "<data><patient mrn='00481273'>Jane Roe</patient></data>" }),
    ["Form", "mrn 00481273", "Jane Roe"],
  ],
  [
    "a link to somewhere",
    word(paragraph("Form"), {
      "word/_rels/document.xml.rels":
        '<Relationships><Relationship Id="r" Target="mailto:jane@roe.example" TargetMode="External"/></Relationships>',
    }),
    ["Form", "mailto:jane@roe.example"],
  ],
  [
    "numbers as their format shows them",
    workbook(
      '<row><c s="1"><v>481273</v></c><c s="2"><v>123456789</v></c><c s="3"><v>22315</v></c><c s="4"><v>22315.5</v></c><c s="0"><v>22315</v></c></row>',
      {
        "xl/styles.xml": styles("00000000", "000\\-00\\-0000", "[$-409]d\\-mmm\\-yy;@").replace(
          "</cellXfs>",
          "</cellXfs>",
        ),
      },
    ),
    ["One", "00481273\t123-45-6789\t1961-02-03\t1961-02-03 12:00\t22315"],
  ],
  [
    "dates that count from 1904",
    workbook('<row><c s="1"><v>20853</v></c></row>', {
      "xl/workbook.xml":
        '<workbook><workbookPr date1904="1"/><sheets><sheet name="One" r:id="rId1"/></sheets></workbook>',
      "xl/styles.xml": styles("yyyy-mm-dd"),
    }),
    ["One", "1961-02-03"],
  ],
  [
    "a very hidden sheet, and one that the workbook does not list",
    workbook("", {
      "xl/workbook.xml": '<workbook><sheets><sheet name="One" state="veryHidden" r:id="rId1"/></sheets></workbook>',
      "xl/worksheets/sheet1.xml": '<worksheet><row><c t="str"><v>Jane Roe</v></c></row></worksheet>',
      "xl/worksheets/sheet7.xml": '<worksheet><row><c t="str"><v>Tom Poe</v></c></row></worksheet>',
    }),
    ["One", "Jane Roe", "Tom Poe"],
  ],
  [
    "what a pivot table keeps of a sheet that is gone",
    workbook("", {
      "xl/pivotCache/pivotCacheDefinition1.xml":
        '<pivotCacheDefinition><cacheField name="Patient"><sharedItems><s v="Jane Roe"/></sharedItems></cacheField></pivotCacheDefinition>',
    }),
    ["One", "Patient\tJane Roe"],
  ],
  [
    "a page header of a sheet, without its codes",
    workbook("", {
      "xl/worksheets/sheet1.xml":
        '<worksheet><headerFooter><oddHeader>&amp;C&amp;"Arial,Bold"Jane Roe&amp;R&amp;12MRN 00481273</oddHeader></headerFooter></worksheet>',
    }),
    ["One", "Jane Roe  MRN 00481273"],
  ],
  [
    "slides in the order of the show, notes and comments after each",
    office({
      "ppt/presentation.xml":
        '<p:presentation><p:sldIdLst><p:sldId id="256" r:id="rId2"/><p:sldId id="257" r:id="rId1"/></p:sldIdLst></p:presentation>',
      "ppt/_rels/presentation.xml.rels":
        '<Relationships><Relationship Id="rId1" Target="slides/slide1.xml"/><Relationship Id="rId2" Target="slides/slide2.xml"/></Relationships>',
      "ppt/slides/slide1.xml": "<p:sld><p:sp><a:p><a:r><a:t>last</a:t></a:r></a:p></p:sp></p:sld>",
      "ppt/slides/slide2.xml": "<p:sld><p:sp><a:p><a:r><a:t>first</a:t></a:r></a:p></p:sp></p:sld>",
      "ppt/slides/_rels/slide2.xml.rels":
        '<Relationships><Relationship Id="a" Target="../notesSlides/notesSlide1.xml"/><Relationship Id="b" Target="/ppt/comments/comment1.xml"/></Relationships>',
      "ppt/notesSlides/notesSlide1.xml": "<p:notes><a:p><a:r><a:t>note on Jane Roe</a:t></a:r></a:p></p:notes>",
      "ppt/comments/comment1.xml": "<p:cmLst><p:cm><p:text>ask her daughter</p:text></p:cm></p:cmLst>",
      "ppt/slideMasters/slideMaster1.xml":
        "<p:sldMaster><p:sp><p:nvPr><p:ph/></p:nvPr><a:p><a:r><a:t>Click to edit</a:t></a:r></a:p></p:sp><p:sp><a:p><a:r><a:t>Ward 4</a:t></a:r></a:p></p:sp></p:sldMaster>",
    }),
    ["first", "note on Jane Roe", "ask her daughter", "last", "Ward 4"],
  ],
])("%s", async (_, bytes, expected) => {
  expect(await lines(bytes)).toEqual(expected);
});

test("a document that is only pictures is an image", async () => {
  expect(await readAttachmentBytes("a.docx", "", word("", { "word/media/image1.png": "x" }))).toEqual({
    state: "unreadable",
    cause: "image",
  });
});

test("what a form in a PDF was filled in with", async () => {
  const form = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[5 0 R]>>>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Annots[5 0 R]/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj
4 0 obj<</Length 28>>stream
BT /F 9 Tf (Name:) Tj ET    
endstream endobj
5 0 obj<</Type/Annot/Subtype/Widget/FT/Tx/T(patient)/TU(Name of the patient)/V(Jane Roe)/Rect[9 9 90 20]>>endobj
trailer<</Root 1 0 R>>
%%EOF`;
  expect(await lines(new TextEncoder().encode(form))).toEqual(["Name:", "Name of the patient", "patient Jane Roe"]);
});

test("FHIR with a resource a line", async () => {
  const bulk =
    '{"resourceType":"Patient","birthDate":"1961-02-03"}\n{"resourceType":"Patient","name":[{"family":"Roe"}]}\n';
  expect(await lines(new TextEncoder().encode(bulk))).toEqual([
    "resourceType Patient",
    "birthDate 1961-02-03",
    "resourceType Patient",
    "name Roe",
  ]);
});

const mail = (headers: string, body: string): Uint8Array =>
  new TextEncoder().encode(
    `From: Ana Vega <ana@mercy.example>\r\nMIME-Version: 1.0\r\nDate: Mon, 2 Mar 2026 10:30:00 +0000\r\n${headers}\r\n\r\n${body}`,
  );

test.each<[string, Uint8Array, string]>([
  ["a header of one's own", mail("X-Patient: Jane Roe", "hi"), "x-patient: Jane Roe"],
  [
    "a PDF inside an HL7 result",
    new TextEncoder().encode(
      `MSH|^~\\&|LAB\rOBX|1|ED|PDF^Report^L||^application^pdf^Base64^${readFileSync("test/fixtures/attachments/made/letter.pdf").toString("base64")}||||||F\r`,
    ),
    "Patient Jane Roe, born 02/03/1961, MRN 00481273",
  ],
  [
    "a Word document saved as one XML file",
    new TextEncoder().encode(
      '<?xml version="1.0"?><w:wordDocument xmlns:w="w"><w:p><w:r><w:t>Ja</w:t></w:r><w:r><w:t>ne Roe</w:t></w:r></w:p></w:wordDocument>',
    ),
    "Jane Roe",
  ],
  ["an encoded subject", mail("Subject: =?utf-8?Q?Jos=C3=A9_Roe?=", "hi"), "Subject: José Roe"],
  ["a body in base64", mail("Content-Transfer-Encoding: base64", btoa("MRN 00481273")), "MRN 00481273"],
  [
    "a mail in a mail",
    mail(
      "Content-Type: multipart/mixed; boundary=b",
      "--b\r\nContent-Type: message/rfc822\r\n\r\nFrom: x@y.example\r\nSubject: Roe, Jane\r\n\r\nhip fx\r\n--b--\r\n",
    ),
    "Subject: Roe, Jane",
  ],
  [
    "an HTML part that says more than the text part",
    mail(
      "Content-Type: multipart/alternative; boundary=b",
      "--b\r\nContent-Type: text/plain\r\n\r\nSee HTML\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>Jane <i>Roe</i></p>\r\n--b--\r\n",
    ),
    "Jane Roe",
  ],
  ["an RTF in Greek", new TextEncoder().encode("{\\rtf1\\ansi\\ansicpg1253 \\'d1\\'ef\\'e5}"), "Ροε"],
  [
    "an RTF with Unicode and its stand-ins",
    new TextEncoder().encode("{\\rtf1\\uc1 Jos\\u233? Roe{\\*\\unknown hidden}}"),
    "José Roe",
  ],
])("%s is read", async (_, bytes, expected) => {
  expect(await lines(bytes)).toContain(expected);
});

test("a text that is only called a mail is read as text", async () => {
  expect(await lines(new TextEncoder().encode("Jane Roe, hip fx"), "a.eml")).toEqual(["Jane Roe, hip fx"]);
});
