import { Tokenizer } from "htmlparser2";
import { readHtmlBody } from "../html-body.ts";
import type { Reading } from "./reading.ts";

/** A page as a browser shows it; then what hides in it: title, descriptions, values of fields, comments. */
export function readHtml(html: string, reading: Reading): void {
  reading.text.write(readHtmlBody(html).text.trim());
  reading.text.line();
  readUnseen(html, reading);
  reading.text.endPart();
}

const telling = new Set(["content", "value", "placeholder", "aria-label"]);

function readUnseen(html: string, { text, checkTime }: Reading): void {
  let element = "";
  let attribute = "";
  let value = "";
  let title = "";
  const nothing = (): void => {};
  const opened = (): void => {
    checkTime();
    if (element !== "title" && title !== "") text.aside(title);
    title = "";
  };
  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      onopentagname(start, end): void {
        element = html.slice(start, Math.min(end, start + 20)).toLowerCase();
      },
      onattribname(start, end): void {
        attribute = html.slice(start, Math.min(end, start + 20)).toLowerCase();
        value = "";
      },
      onattribdata(start, end): void {
        if (telling.has(attribute)) value += html.slice(start, end);
      },
      onattribentity(codepoint): void {
        if (telling.has(attribute)) value += String.fromCodePoint(codepoint);
      },
      onattribend(): void {
        const says = /^(?:meta|input|option|button|textarea|data)$/.test(element);
        if (says && !/^(?:text\/html|width=|utf-8$|ie=)/i.test(value)) text.aside(value);
      },
      onopentagend: opened,
      onselfclosingtag: opened,
      onclosetag(): void {
        if (element === "title") text.aside(title);
        title = "";
        element = "";
      },
      ontext(start, end): void {
        if (element === "title") title += html.slice(start, end);
      },
      ontextentity(codepoint): void {
        if (element === "title") title += String.fromCodePoint(codepoint);
      },
      oncomment(start, end, endOffset): void {
        const comment = html.slice(start, end - endOffset);
        if (!/^\[if\b|^<!\[endif\]|^StartFragment|^EndFragment/i.test(comment)) text.aside(comment.trim());
      },
      oncdata: nothing,
      ondeclaration: nothing,
      onend: nothing,
      onprocessinginstruction: nothing,
    },
  );
  tokenizer.write(html);
  tokenizer.end();
}
