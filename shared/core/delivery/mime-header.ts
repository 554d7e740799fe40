import { toBase64 } from "./base64.ts";

/**
 * One header line, folded, with CRLF. Text outside printable ASCII becomes RFC 2047 encoded words; control
 * characters become spaces, so that no value can bring a header of its own.
 */
export function mimeHeader(name: string, value: string): string {
  return `${name}: ${encodeWords(oneLine(value))}\r\n`;
}

/** An address for `From`, `To` or `Cc`: only the display name is ever encoded. */
export function mimeAddress(name: string, address: string): string {
  const shown = oneLine(name);
  if (shown === "") return address;
  const quoted = /^[\x20-\x7e]*$/.test(shown) ? `"${shown.replace(/["\\]/g, "\\$&")}"` : encodeWords(shown);
  return `${quoted} <${address}>`;
}

/** A parameter such as `filename`, by RFC 2231 where it is not plain. */
export function mimeParameter(name: string, value: string): string {
  const shown = oneLine(value);
  if (/^[\w.+ -]{1,60}$/.test(shown)) return `;\r\n ${name}="${shown}"`;
  const encoded = encodeURIComponent(shown.toWellFormed()).replace(/['()*]/g, percent);
  const pieces = encoded.match(/(?:%[0-9A-F]{2}|[^%]){1,18}/g) ?? [];
  return pieces.map((piece, index) => `;\r\n ${name}*${index}*=${index === 0 ? "utf-8''" : ""}${piece}`).join("");
}

function encodeWords(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text) && !text.includes("=?") && text.length < 900) return fold(text);
  const words: string[] = [];
  let word = "";
  for (const character of text.toWellFormed()) {
    if (new TextEncoder().encode(word + character).length > 42) {
      words.push(word);
      word = "";
    }
    word += character;
  }
  words.push(word);
  return words.map((part) => `=?utf-8?B?${toBase64(new TextEncoder().encode(part))}?=`).join("\r\n ");
}

/** Breaks before single blanks only, so that unfolding gives the same text back. */
function fold(text: string): string {
  return text.replace(/(.{40,70}?) (?=\S)/g, "$1\r\n ");
}

function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, " ");
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
