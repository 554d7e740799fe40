import { readNumberFormats, showNumber } from "./number-format.ts";
import { inNumberOrder, type OfficePackage, readRelationships, relationshipsOf } from "./office-package.ts";
import { readOfficeText } from "./office-text.ts";
import type { Reading } from "./reading.ts";
import { readXml } from "./xml-events.ts";

const workbook = "xl/workbook.xml";

/**
 * A workbook: each sheet under its name, hidden ones too, a line a row with tabs between the cells, values as Excel
 * shows them. Then its comments, drawings and headers, then what pivot tables and links keep of other sheets.
 */
export async function readWorkbook(files: OfficePackage, reading: Reading): Promise<void> {
  const shared = sharedStrings(await files.xml("xl/sharedStrings.xml"), reading);
  const formats = readNumberFormats(await files.xml("xl/styles.xml"));
  const targets = readRelationships(await files.xml(relationshipsOf(workbook)), workbook);
  const sheets: { readonly title: string; readonly file: string }[] = [];
  const names: string[] = [];
  let from1904 = false;
  let inName = false;
  readXml(await files.xml(workbook), {
    open(name, attributes): void {
      if (name === "workbookPr") from1904 = /^(?:1|true)$/.test(attributes.date1904 ?? "");
      if (name === "sheet") {
        sheets.push({ title: attributes.name ?? "", file: targets.get(attributes["r:id"] ?? "") ?? "" });
      }
      if (name === "definedName") names.push(attributes.name ?? "", attributes.comment ?? "");
      inName = name === "definedName";
    },
    close(): void {
      inName = false;
    },
    text(text): void {
      if (inName && text.includes('"')) names.push(text);
    },
  });
  const listed = new Set(sheets.map(({ file }) => file));
  const unlisted = files.names.filter((name) => /^xl\/\w*sheets\/\w+\.xml$/.test(name) && !listed.has(name));
  for (const { title, file } of [...sheets, ...unlisted.sort(inNumberOrder).map((file) => ({ title: "", file }))]) {
    reading.text.fact(title);
    const show = (value: string, style: number): string => showNumber(value, formats[style] ?? "", from1904);
    readSheet(await files.xml(file), shared, show, reading);
    const near = readRelationships(await files.xml(relationshipsOf(file)), file).values();
    for (const name of near)
      if (/\/(?:comments|threadedComments|drawings)/i.test(name)) readOfficeText(await files.xml(name), name, reading);
  }
  for (const name of names) reading.text.aside(name);
  for (const name of files.rest().filter((one) => /^xl\/(?:pivotCache|externalLinks)\/\w+\.xml$/.test(one))) {
    readKept(await files.xml(name), reading);
  }
}

/** The texts that cells refer to by number; without the readings of Japanese names (`rPh`). */
function sharedStrings(xml: string, reading: Reading): readonly string[] {
  const strings: string[] = [];
  let current = "";
  let inText = false;
  let inReading = false;
  readXml(xml, {
    open(name): void {
      if (name === "si") reading.checkTime();
      if (name === "t") inText = true;
      if (name === "rPh") inReading = true;
    },
    close(name): void {
      if (name === "t") inText = false;
      else if (name === "rPh") inReading = false;
      else if (name === "si") {
        strings.push(current);
        current = "";
      }
    },
    text(text): void {
      if (inText && !inReading) current += text;
    },
  });
  return strings;
}

function readSheet(
  xml: string,
  shared: readonly string[],
  show: (value: string, style: number) => string,
  reading: Reading,
): void {
  const { text } = reading;
  let type = "";
  let style = 0;
  let element = "";
  let value = "";
  readXml(xml, {
    open(name, attributes): void {
      element = name;
      value = name === "is" || name === "t" ? value : "";
      if (name === "c") {
        reading.checkTime();
        type = attributes.t ?? "n";
        style = Number(attributes.s ?? 0);
      }
    },
    close(name): void {
      if (name === "v" || name === "is") {
        const shown = type === "s" ? (shared[Number(value)] ?? "") : type === "n" ? show(value, style) : value;
        text.write(shown.trim());
        text.cell();
        value = "";
      } else if (name === "row") text.line();
      else if (name === "f" && value.includes('"')) text.aside(value);
      else if (/^(?:odd|even|first)(?:Header|Footer)$/.test(name))
        text.aside(value.replace(/&(?:"[^"]*"|[A-Z]|\d+)/g, " "));
      else if (/^(?:prompt|error|formula1)$/i.test(name) && value.includes('"')) text.aside(value);
      if (name !== "t") element = "";
    },
    text(piece): void {
      if (element !== "" && element !== "row" && element !== "c") value += piece;
    },
  });
  text.line();
}

/** The copies of cells that pivot tables and links to other files carry along. */
function readKept(xml: string, reading: Reading): void {
  let inValue = false;
  readXml(xml, {
    open(name, attributes): void {
      inValue = name === "v";
      const kept = name === "cacheField" ? attributes.name : /^[sdn]$/.test(name) ? attributes.v : undefined;
      if (kept !== undefined) {
        reading.text.write(kept.replace(/T00:00:00$/, ""));
        reading.text.cell();
      }
    },
    close(name): void {
      inValue = false;
      if (name === "r" || name === "row" || name === "cacheField") reading.text.line();
    },
    text(text): void {
      if (!inValue) return;
      reading.text.write(text);
      reading.text.cell();
    },
  });
  reading.text.line();
}
