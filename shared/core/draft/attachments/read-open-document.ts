import { officePackage, readProperties } from "./office-package.ts";
import { readOpenDocumentText } from "./open-document-text.ts";
import type { Part, Reading } from "./reading.ts";
import { Unreadable } from "./unreadable.ts";
import type { ZipEntry } from "./zip-archive.ts";

/** OpenDocument (ISO/IEC 26300): odt, ods, odp and their templates. */
export function isOpenDocument(entries: readonly ZipEntry[]): boolean {
  return ["content.xml", "META-INF/manifest.xml"].every((file) => entries.some(({ name }) => name === file));
}

const wordless =
  /^(?:mimetype|META-INF\/|settings\.xml|manifest\.rdf|Thumbnails\/|Configurations2\/|layout-cache|Fonts\/)/;

/** Content, headers and footers (they stand in the styles), properties, then what is embedded. */
export async function readOpenDocument(part: Part, entries: readonly ZipEntry[], reading: Reading): Promise<void> {
  const files = officePackage(part, entries, reading);
  if (/encryption-data/.test(await files.xml("META-INF/manifest.xml"))) throw new Unreadable("encrypted");
  readOpenDocumentText(await files.xml("content.xml"), reading);
  readOpenDocumentText(await files.xml("styles.xml"), reading);
  reading.text.endPart();
  readProperties(await files.xml("meta.xml"), reading);
  let pictures = false;
  for (const name of files.rest()) {
    const inner = name.slice(name.indexOf("/") + 1);
    if (wordless.test(name) || /^(?:styles|settings|meta)\.xml$/.test(inner) || /^ObjectReplacements\//.test(name))
      continue;
    if (/^(?:Pictures|media)\//.test(name)) pictures = true;
    else if (name.endsWith("content.xml")) readOpenDocumentText(await files.xml(name), reading);
    else {
      const bytes = await files.bytes(name);
      if (bytes !== null) await reading.readInside(part, { name, mediaType: "", bytes });
    }
  }
  reading.text.endPart();
  if (pictures && !reading.text.hasContent()) reading.note("image");
}

/** The same document as one XML file (fodt, fods, fodp). */
export function isFlatOpenDocument(xml: string): boolean {
  return /^[^<]*(?:<[?!][^>]*>\s*)*<office:document[\s>]/.test(xml.slice(0, 4096));
}

export function readFlatOpenDocument(xml: string, reading: Reading): void {
  readOpenDocumentText(xml, reading);
  reading.text.endPart();
  readProperties(/<office:meta>[\s\S]*?<\/office:meta>/.exec(xml)?.[0] ?? "", reading);
}
