import type { Reading } from "./reading.ts";
import { readXml, type XmlAttributes } from "./xml-events.ts";

/** Elements whose text is content; by local name, for Word, DrawingML, charts, diagrams and comments alike. */
const textElements = new Set(["t", "text", "delText", "instrText", "v", "author", "f"]);
/** Elements that hold formatting only, or what another element says again. */
const skipped = new Set(["pPr", "rPrChange", "pPrChange", "tblPr", "tcPr", "trPr", "sectPr", "tblGrid", "Fallback"]);

/**
 * The words of one part of a Word or PowerPoint document, or of a drawing or chart. Deleted and hidden text and the
 * texts that stand for pictures come after what is seen (`aside`), since inside a line they would break its words.
 */
export function readOfficeText(xml: string, partName: string, reading: Reading): void {
  const { text } = reading;
  const isMaster = /\/(?:slideMasters|slideLayouts|notesMasters|handoutMasters)\//.test(partName);
  let skipping = 0;
  let textDepth = 0;
  let element = "";
  let removed = 0;
  let vanished = false;
  let placeholder = false;
  let unseen = "";

  const write = (piece: string): void => {
    if (element === "instrText" || element === "f") {
      if (/["'@]/.test(piece)) text.aside(piece);
    } else if (removed > 0 || vanished) unseen += piece;
    else if (!(isMaster && placeholder)) text.write(piece);
  };
  const endUnseen = (): void => {
    if (unseen !== "") text.aside(unseen);
    unseen = "";
  };

  readXml(xml, {
    open(name, attributes): void {
      reading.checkTime();
      if (skipped.has(name)) skipping++;
      if (skipping > 0) return;
      if (textElements.has(name)) {
        textDepth++;
        element = name;
      } else if (name === "del" || name === "moveFrom") removed++;
      else if (name === "vanish") vanished = attributes["w:val"] !== "0" && attributes["w:val"] !== "false";
      else if (name === "ph") placeholder = true;
      else if (name === "tab" || name === "ptab") write("\t");
      else if (name === "br" || name === "cr") write("\n");
      else if (name === "noBreakHyphen") write("-");
      else asideOf(name, attributes, reading);
    },
    close(name): void {
      if (skipped.has(name)) {
        skipping = Math.max(0, skipping - 1);
        return;
      }
      if (skipping > 0) return;
      if (textElements.has(name)) textDepth = Math.max(0, textDepth - 1);
      else if (name === "p" || name === "tr" || name === "txBody") text.line();
      else if (name === "tc") text.cell();
      else if (name === "r") vanished = false;
      else if (name === "sp") placeholder = false;
      else if (name === "del" || name === "moveFrom") {
        removed = Math.max(0, removed - 1);
        endUnseen();
      }
      if (name === "v" || name === "text" || name === "author") text.line();
      if (name === "p") endUnseen();
    },
    text(piece): void {
      if (textDepth > 0 && skipping === 0) write(piece);
    },
  });
  text.line();
}

/** Alternative texts of pictures, who commented, what a form field offers, and WordArt. */
function asideOf(name: string, attributes: XmlAttributes, { text }: Reading): void {
  if (name === "docPr" || name === "cNvPr")
    text.aside([attributes.title ?? "", attributes.descr ?? ""].join(" ").trim());
  else if (name === "comment") text.fact(attributes["w:author"] ?? "");
  else if (name === "cmAuthor") text.aside(attributes.name ?? "");
  else if (name === "textpath") text.aside(attributes.string ?? "");
  else if (name === "listItem") text.aside(attributes["w:displayText"] ?? "");
  else if (name === "default" || name === "result") text.aside(attributes["w:val"] ?? "");
}
