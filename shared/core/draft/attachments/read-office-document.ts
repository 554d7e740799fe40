import { inNumberOrder, type OfficePackage, officePackage, readProperties } from "./office-package.ts";
import { readOfficeText } from "./office-text.ts";
import { presentationOrder } from "./presentation-order.ts";
import { readWorkbook } from "./read-workbook.ts";
import type { Part, Reading } from "./reading.ts";
import { readXml } from "./xml-events.ts";
import { readXmlText } from "./xml-text.ts";
import type { ZipEntry } from "./zip-archive.ts";

/** OOXML: docx, xlsx, pptx and their macro and template kinds. */
export function isOfficeDocument(entries: readonly ZipEntry[]): boolean {
  return entries.some(({ name }) => name === "[Content_Types].xml");
}

const wordOrder = [
  /^word\/header\d*\.xml$/,
  /^word\/document\d*\.xml$/,
  /^word\/footer\d*\.xml$/,
  /^word\/footnotes\.xml$/,
  /^word\/endnotes\.xml$/,
  /^word\/comments\.xml$/,
];

/** Parts with no words of the author: styles, themes, settings, and what only says who may edit. */
const wordless =
  /^\[Content_Types\]\.xml$|(?:^|\/)(?:_rels\/|theme\/|styles\.xml$|stylesWithEffects\.xml$|settings\.xml$|fontTable\.xml$|webSettings\.xml$|numbering\.xml$|presProps\.xml$|viewProps\.xml$|tableStyles\.xml$|printerSettings\/|fonts\/|comments(?:Extended|Ids|Extensible)\.xml$|people\.xml$|itemProps\d*\.xml$|calcChain\.xml$|metadata\.xml$|thumbnail\.\w+$|(?:colors|style)\d+\.xml$)/i;
const picture = /\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|svg|webp|heic|ico)$/i;

/**
 * What is seen first, in reading order; then headers and notes; then what hides: comments, deleted text, alternative
 * texts, properties, link targets, other XML, and the files that are embedded.
 */
export async function readOfficeDocument(part: Part, entries: readonly ZipEntry[], reading: Reading): Promise<void> {
  const files = officePackage(part, entries, reading);
  const properties = files.names.filter((name) => /^docProps\/\w+\.xml$/.test(name));
  for (const name of wordOrder.flatMap((kind) => files.names.filter((one) => kind.test(one)).sort(inNumberOrder))) {
    readOfficeText(await files.xml(name), name, reading);
  }
  if (files.names.includes("xl/workbook.xml")) await readWorkbook(files, reading);
  if (files.names.includes("ppt/presentation.xml")) {
    for (const name of await presentationOrder(files)) readOfficeText(await files.xml(name), name, reading);
  }
  reading.text.endPart();
  for (const name of properties) readProperties(await files.xml(name), reading);
  await readLinks(files, reading);
  const pictures = await readRest(part, files, reading);
  reading.text.endPart();
  if (pictures && !reading.text.hasContent()) reading.note("image");
}

async function readRest(part: Part, files: OfficePackage, reading: Reading): Promise<boolean> {
  let pictures = false;
  for (const name of [...files.rest()].sort(inNumberOrder)) {
    if (wordless.test(name)) continue;
    if (picture.test(name)) pictures = true;
    else if (/^customXml\//.test(name)) readXmlText(await files.xml(name), reading);
    else if (name.endsWith(".xml") || name.endsWith(".vml")) readOfficeText(await files.xml(name), name, reading);
    else {
      const bytes = await files.bytes(name);
      if (bytes !== null) await reading.readInside(part, { name, mediaType: "", bytes });
    }
  }
  return pictures;
}

/** Where links lead: an address of a patient or a file path may be nowhere else. */
async function readLinks(files: OfficePackage, reading: Reading): Promise<void> {
  for (const name of files.names.filter((one) => one.endsWith(".rels"))) {
    readXml(await files.xml(name), {
      open(element, { Target, TargetMode }): void {
        if (element === "Relationship" && TargetMode === "External" && Target !== undefined) reading.text.fact(Target);
      },
    });
  }
}
