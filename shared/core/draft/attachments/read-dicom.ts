import { dicomLabel, dicomTag, isKnownText } from "./dicom-tags.ts";
import { inflate } from "./inflate.ts";
import type { Part, Reading } from "./reading.ts";
import { Unreadable } from "./unreadable.ts";

const preambleLength = 132;
const unknownLength = 0xffffffff;
const pixels = dicomTag(0x7fe0, 0x0010);
const characterSet = dicomTag(0x0008, 0x0005);
const transferSyntax = dicomTag(0x0002, 0x0010);
const enclosedDocument = dicomTag(0x0042, 0x0011);
/** When the file was made, and what kind of file it encloses. */
const plain: ReadonlySet<number> = new Set([dicomTag(0x0008, 0x0012), dicomTag(0x0042, 0x0012)]);
const deflated = "1.2.840.10008.1.2.1.99";
const implicit = "1.2.840.10008.1.2";
const bigEndian = "1.2.840.10008.1.2.2";

/** Values that are words, names or dates; numbers, codes, times and UIDs of the apparatus say nothing of anybody. */
const textKinds = new Set("AS DA DT LO LT PN SH ST UC UR UT".split(" "));
/** Kinds with two spare bytes and a length of four (PS3.5, table 7.1-1). */
const longKinds = new Set("OB OD OF OL OV OW SQ SV UC UN UR UT UV".split(" "));

/**
 * The header of a DICOM file: a line an element, behind what it is (`Patient: ROE, JANE`, `DOB: 1961-02-03`). Sequences are
 * walked into wherever they stand. Pixels are not read, and that is said (`image`): names may be burnt into them.
 */
export async function readDicom(part: Part, reading: Reading): Promise<void> {
  const meta = elements(part.bytes, preambleLength, true, true, 0x0002, reading);
  const syntax = latin(meta.found.find(({ tag }) => tag === transferSyntax)?.value ?? new Uint8Array());
  const rest = part.bytes.subarray(meta.end);
  const data = syntax === deflated ? await inflate(rest, "deflate-raw", reading) : rest;
  const { found, end } = elements(data, 0, syntax !== implicit, syntax !== bigEndian, 0xffff, reading);
  let decoder = decoderFor("");
  for (const { tag, kind, value } of found) {
    reading.checkTime();
    if (tag === characterSet) decoder = decoderFor(latin(value));
    else if (tag === pixels) reading.note("image");
    else if (tag === enclosedDocument) {
      await reading.readInside(part, { name: "", mediaType: "", bytes: value });
    } else if (isKnownText(tag) || (kind !== null && textKinds.has(kind) && !plain.has(tag))) {
      const shown = showValue(decoder.decode(value).replace(/[\p{Cc} ]+$/u, ""), kind, tag);
      if (shown !== "") reading.text.fact(`${dicomLabel(tag)}: ${shown}`);
    }
  }
  reading.text.endPart();
  if (found.length === 0 || end < data.length) throw new Unreadable("failed");
}

interface Element {
  readonly tag: number;
  /** Null where the file does not write it down. */
  readonly kind: string | null;
  readonly value: Uint8Array<ArrayBuffer>;
}

/** Walks the elements one after the other, into sequences and items, up to the pixels or past the last group. */
function elements(
  bytes: Uint8Array<ArrayBuffer>,
  start: number,
  explicit: boolean,
  little: boolean,
  lastGroup: number,
  { checkTime }: Reading,
): { readonly found: readonly Element[]; readonly end: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found: Element[] = [];
  let at = start;
  while (at + 8 <= bytes.length) {
    if (found.length % 256 === 0) checkTime();
    const group = view.getUint16(at, little);
    const tag = dicomTag(group, view.getUint16(at + 2, little));
    if (group > lastGroup) break;
    if (group === 0xfffe) {
      at += 8; // An item begins or ends: its elements are walked like all others.
      continue;
    }
    const kind = explicit ? String.fromCharCode(bytes[at + 4] ?? 0, bytes[at + 5] ?? 0) : null;
    if (kind !== null && !/^[A-Z]{2}$/.test(kind)) break;
    const long = kind !== null && longKinds.has(kind);
    if (long && at + 12 > bytes.length) break;
    const length =
      kind === null
        ? view.getUint32(at + 4, little)
        : long
          ? view.getUint32(at + 8, little)
          : view.getUint16(at + 6, little);
    at += long ? 12 : 8;
    if (tag === pixels) return { found: [...found, { tag, kind, value: new Uint8Array() }], end: bytes.length };
    if (kind === "SQ" || length === unknownLength) continue;
    if (kind === null && view.byteLength >= at + 4 && length >= 8 && view.getUint32(at, little) === 0xe000fffe)
      continue;
    if (at + length > bytes.length) break;
    found.push({ tag, kind, value: bytes.subarray(at, at + length) });
    at += length;
  }
  return { found, end: at };
}

function latin(value: Uint8Array): string {
  return String.fromCharCode(...value.subarray(0, 200)).replace(/[\p{Cc} ]+$/u, "");
}

/** The last of several character sets is the one with the special letters (PS3.3, C.12.1.1.2). */
function decoderFor(names: string): TextDecoder {
  const name = names.split("\\").at(-1)?.trim() ?? "";
  const number = Number(/^ISO(?:_IR| 2022 IR) (\d+)$/.exec(name)?.[1] ?? 6);
  const label = name === "GB18030" || name === "GBK" ? "gb18030" : (encodings[number] ?? "windows-1252");
  return new TextDecoder(label);
}

const encodings: Readonly<Record<number, string | undefined>> = {
  192: "utf-8",
  101: "iso-8859-2",
  109: "iso-8859-3",
  110: "iso-8859-4",
  144: "iso-8859-5",
  127: "iso-8859-6",
  126: "iso-8859-7",
  138: "iso-8859-8",
  148: "windows-1254",
  13: "shift_jis",
  87: "iso-2022-jp",
  149: "euc-kr",
  166: "windows-874",
};

function showValue(value: string, kind: string | null, tag: number): string {
  const values = value.split("\\").map((one) => one.trim());
  const isDate = kind === "DA" || kind === "DT" || (kind === null && /date|DOB/i.test(dicomLabel(tag)));
  const shown = values.map((one) => {
    if (isDate) return one.replace(/^(\d{4})(\d\d)(\d\d).*$/, "$1-$2-$3");
    return kind === "PN" || (kind === null && one.includes("^")) ? personName(one) : one;
  });
  return shown.filter((one) => one !== "").join("; ");
}

/** `family^given^middle^prefix^suffix`, up to three times for three scripts (PS3.5, 6.2.1); without the prefix. */
function personName(value: string): string {
  const scripts = value.split("=").map((script) => {
    const [family = "", given = "", middle = "", , suffix = ""] = script.split("^").map((one) => one.trim());
    const rest = [given, middle, suffix].filter((one) => one !== "").join(" ");
    return rest === "" || family === "" ? family + rest : `${family}, ${rest}`;
  });
  return scripts.filter((one) => one !== "").join("; ");
}
