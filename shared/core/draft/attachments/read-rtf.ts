import type { Reading } from "./reading.ts";
import { rtfDestination, rtfSigns } from "./rtf-words.ts";

/** What applies inside a pair of braces (RTF 1.9.1, "Conventions of an RTF Reader"). */
interface Group {
  /** `seen` is on the page, `aside` hides (properties, notes of fields, deleted text), `skipped` is no text. */
  place: "seen" | "aside" | "skipped";
  hidden: boolean;
  /** What it holds is a text of its own: a note, a property. */
  begins: boolean;
  /** How many characters stand in for one `\u`. */
  fallback: number;
}

const control = /\\(?:([a-zA-Z]{1,32})(-?\d{1,10})? ?|'([0-9a-fA-F]{2})|([\s\S]))|[{}]|[\r\n]+|[^\\{}\r\n]+/y;

/** The words of an RTF text in one pass. Broken nesting is read as far as it makes sense. */
export function readRtf(rtf: string, reading: Reading): void {
  const { text } = reading;
  const outer: Group[] = [];
  let group: Group = { place: "seen", hidden: false, begins: false, fallback: 1 };
  let decoder = new TextDecoder("windows-1252");
  let bytes: number[] = [];
  let toSkip = 0;
  let ignorable = false;
  let aside = "";

  const write = (piece: string): void => {
    if (group.place === "skipped") return;
    if (group.place === "aside" || group.hidden) aside += piece;
    else text.write(piece);
  };
  const endBytes = (): void => {
    if (bytes.length === 0) return;
    const piece = decoder.decode(Uint8Array.from(bytes));
    bytes = [];
    write(piece);
  };
  const endAside = (): void => {
    text.aside(aside.trim());
    aside = "";
  };
  const controlWord = (word: string, number: number | null): void => {
    const destination = rtfDestination(word, ignorable);
    ignorable = false;
    if (word === "ansicpg") decoder = decoderFor(number ?? 1252, decoder);
    else if (word === "uc") group.fallback = Math.min(8, Math.max(0, number ?? 1));
    else if (word === "u") {
      write(String.fromCharCode(((number ?? 0) + 0x10000) & 0xffff));
      toSkip = group.fallback;
    } else if (word === "bin") control.lastIndex += Math.max(0, number ?? 0);
    else if (word === "v" || word === "deleted") group.hidden = number !== 0;
    else if (word === "plain") group.hidden = false;
    else if (word === "par" || word === "row" || word === "sect" || word === "page") {
      if (group.place === "seen" && !group.hidden) text.line();
      else write("\n");
    } else if (word === "cell" || word === "nestcell") text.cell();
    else if (word === "objdata") reading.note("unsupported");
    if (destination !== null && group.place !== "skipped") {
      group.place = destination;
      group.begins = destination === "aside";
    }
    if (rtfSigns[word] !== undefined) write(rtfSigns[word]);
  };

  control.lastIndex = 0;
  for (let match = control.exec(rtf); match !== null; match = control.exec(rtf)) {
    const [token, word, number, hex, sign] = match;
    if (hex === undefined) endBytes();
    if (token === "{") {
      reading.checkTime();
      outer.push(group);
      group = { ...group, begins: false };
      toSkip = 0;
    } else if (token === "}") {
      const inner = group;
      group = outer.pop() ?? group;
      if (inner.begins || (inner.hidden && !group.hidden)) endAside();
      toSkip = 0;
    } else if (word !== undefined) controlWord(word, number === undefined ? null : Number(number));
    else if (hex !== undefined) {
      if (toSkip > 0) toSkip--;
      else bytes.push(Number.parseInt(hex, 16));
    } else if (sign !== undefined) {
      if (sign === "*") ignorable = true;
      else if (sign === "~") write("\u00a0");
      else if (sign === "_") write("-");
      else if (sign === "\n" || sign === "\r") text.line();
      else if (/[\\{}]/.test(sign)) write(sign);
    } else if (!/^[\r\n]/.test(token)) {
      const skipped = Math.min(toSkip, token.length);
      toSkip -= skipped;
      write(token.slice(skipped));
    }
  }
  endBytes();
  endAside();
  text.endPart();
}

function decoderFor(codePage: number, otherwise: TextDecoder): TextDecoder {
  const label =
    codePage === 65001
      ? "utf-8"
      : codePage === 932
        ? "shift_jis"
        : codePage === 936
          ? "gbk"
          : codePage === 949
            ? "euc-kr"
            : codePage === 950
              ? "big5"
              : `windows-${codePage}`;
  try {
    return new TextDecoder(label);
  } catch {
    return otherwise;
  }
}
