import type { Reading } from "./reading.ts";
import { readXml } from "./xml-events.ts";

/** Texts that are not on the page: they come after it. */
const unseenElements = new Set([
  "note",
  "annotation",
  "deletion",
  "desc",
  "title",
  "hidden-text",
  "hidden-paragraph",
  "script",
]);
const unreadElements = new Set([
  "font-face-decls",
  "scripts",
  "number-style",
  "date-style",
  "note-citation",
  "sheet-name",
  "page-number",
  "page-count",
]);

/** The words of an OpenDocument part: a paragraph a line, cells apart by tabs. */
export function readOpenDocumentText(xml: string, reading: Reading): void {
  const { text } = reading;
  let paragraphs = 0;
  let unread = 0;
  const unseen: string[] = [];

  const write = (piece: string): void => {
    if (unread > 0) return;
    if (unseen.length > 0) unseen[unseen.length - 1] += piece;
    else if (paragraphs > 0) text.write(piece);
  };
  /** When somebody commented or deleted; a date of the letter itself is text. */
  const isChangeDate = (name: string): boolean => name === "date" && unseen.length > 0;
  readXml(xml, {
    open(name, attributes): void {
      reading.checkTime();
      if (unreadElements.has(name) || isChangeDate(name)) unread++;
      else if (unseenElements.has(name)) unseen.push("");
      else if (name === "p" || name === "h") paragraphs++;
      else if (name === "tab") write("\t");
      else if (name === "line-break") write("\n");
      else if (name === "s") write(" ".repeat(Math.min(100, Number(attributes["text:c"] ?? 1) || 1)));
      else if (name === "table") text.fact(attributes["table:name"] ?? "");
      else if (name === "a") text.aside(attributes["xlink:href"] ?? "");
      else if (name === "user-field-decl" || name === "variable-set")
        text.aside(attributes["office:string-value"] ?? "");
    },
    close(name): void {
      if (unreadElements.has(name) || isChangeDate(name)) unread = Math.max(0, unread - 1);
      else if (unseenElements.has(name)) {
        const piece = unseen.pop() ?? "";
        if (unseen.length === 0) text.aside(piece);
        else unseen[unseen.length - 1] += piece;
      } else if (name === "p" || name === "h") {
        paragraphs = Math.max(0, paragraphs - 1);
        if (unseen.length > 0) write("\n");
        else text.line();
      } else if (name === "creator" && unseen.length > 0) write("\n");
      else if (name === "table-cell" || name === "covered-table-cell") text.cell();
      else if (name === "table-row" || name === "table") text.line();
    },
    text: (piece) => write(piece.replace(/[ \t\r\n]+/g, " ")),
  });
  text.line();
}
