import { fromBase64 } from "./from-base64.ts";
import type { Part, Reading } from "./reading.ts";
import { readXml, type XmlAttributes } from "./xml-events.ts";

/** Elements of people's names and of addresses: their pieces stand on one line. */
const oneLine = new Set(["name", "addr"]);
const lines = new Set("paragraph item tr title caption text section entry component list table footnote".split(" "));
const socialSecurity = "2.16.840.1.113883.4.1";
const nationalProvider = "2.16.840.1.113883.4.6";

/**
 * A C-CDA document: who it is about first, as its header gives it, with labels (`name Jane Q Roe`, `birthTime
 * 1961-02-03`, `MRN 00481273`); then the narrative as a reader sees it, tables by cells; coded entries by their names.
 */
export async function readClinicalDocument(part: Part, xml: string, reading: Reading): Promise<void> {
  const { text } = reading;
  const open: string[] = [];
  let piece: string[] = [];
  let encoded: { readonly mediaType: string; data: string } | null = null;
  const enclosed: { readonly mediaType: string; readonly data: string }[] = [];

  readXml(xml, {
    open(name, attributes): void {
      reading.checkTime();
      open.push(name);
      if (oneLine.has(name)) piece = [];
      if (lines.has(name)) text.line();
      if (name === "br") text.write("\n");
      if (attributes.representation === "B64") encoded = { mediaType: attributes.mediaType ?? "", data: "" };
      const fact = factOf(name, attributes, open);
      if (fact !== null) text.fact(fact);
    },
    close(name): void {
      const at = open.lastIndexOf(name);
      if (at !== -1) open.length = at;
      if (oneLine.has(name)) {
        if (piece.length > 0) text.fact(`${name} ${piece.join(" ")}`);
        piece = [];
      } else if (name === "td" || name === "th") text.cell();
      else if (lines.has(name)) text.line();
      if ((name === "text" || name === "value") && encoded !== null) {
        enclosed.push(encoded);
        encoded = null;
      }
    },
    text(words): void {
      if (encoded !== null) encoded.data += words;
      else if (open.some((name) => oneLine.has(name))) {
        if (words.trim() !== "") piece.push(words.trim());
      } else if (words.trim() !== "" || !words.includes("\n")) text.write(words.replace(/\s+/g, " "));
    },
  });
  for (const { mediaType, data } of enclosed) {
    const bytes = fromBase64(data);
    if (bytes === null) reading.note("failed");
    else await reading.readInside(part, { name: "", mediaType, bytes });
  }
}

function factOf(name: string, attributes: XmlAttributes, open: readonly string[]): string | null {
  const { value, extension, root, displayName, unit } = attributes;
  if (name === "id" && extension !== undefined) {
    const holder = open.at(-2) ?? "";
    const label =
      root === socialSecurity
        ? "SSN"
        : root === nationalProvider
          ? "NPI"
          : holder === "patientRole"
            ? "MRN"
            : `${holder} id`;
    return `${label} ${extension}`;
  }
  if (displayName !== undefined && displayName !== "") return `${name} ${displayName}`;
  if (value === undefined || value === "") return null;
  const isTime = /time$|^(?:low|high|center)$/i.test(name) && /^\d{4,}/.test(value);
  if (isTime) return `${name} ${dateText(value)}`;
  return `${name} ${value.replace(/^(?:tel|mailto):/, "")}${unit === undefined || unit === "1" ? "" : ` ${unit}`}`;
}

function dateText(value: string): string {
  return value.replace(/^(\d{4})(\d\d)?(\d\d)?.*$/, (_all, year: string, month?: string, day?: string) =>
    [year, month, day].filter((one) => one !== undefined).join("-"),
  );
}
