import { decodeUtf8 } from "./decode-utf8.ts";

type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

const labels: Readonly<Record<string, Encoding>> = {
  "utf-8": "utf-8",
  utf8: "utf-8",
  "us-ascii": "windows-1252",
  ascii: "windows-1252",
  "iso-8859-1": "windows-1252",
  latin1: "windows-1252",
  "windows-1252": "windows-1252",
  cp1252: "windows-1252",
  "utf-16": "utf-16le",
  "utf-16le": "utf-16le",
  "utf-16be": "utf-16be",
};

/** 0x80 to 0x9f (Encoding Standard, index windows-1252). */
const upper = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** The encodings that mail is mostly written in. Any other label throws, as an unknown one does: the file is unreadable then. */
export class TextDecoderGap {
  readonly encoding: string;
  readonly fatal: boolean;

  constructor(label = "utf-8", { fatal = false }: { fatal?: boolean } = {}) {
    const encoding = labels[label.trim().toLowerCase()];
    if (encoding === undefined) throw new RangeError("unknown encoding");
    this.encoding = encoding;
    this.fatal = fatal;
  }

  decode(input: Uint8Array | ArrayBuffer = new Uint8Array()): string {
    const bytes = input instanceof Uint8Array ? input : new Uint8Array(input);
    switch (this.encoding as Encoding) {
      case "utf-8":
        return decodeUtf8(bytes, this.fatal);
      case "utf-16le":
        return units(bytes.length >> 1, (at) => (bytes[2 * at] ?? 0) | ((bytes[2 * at + 1] ?? 0) << 8));
      case "utf-16be":
        return units(bytes.length >> 1, (at) => ((bytes[2 * at] ?? 0) << 8) | (bytes[2 * at + 1] ?? 0));
      case "windows-1252":
        return units(bytes.length, (at) => {
          const byte = bytes[at] ?? 0;
          return byte >= 0x80 && byte < 0xa0 ? upper.charCodeAt(byte - 0x80) : byte;
        });
    }
  }
}

/** In pieces: a call with a million arguments would overflow the stack. */
function units(length: number, unitAt: (at: number) => number): string {
  let text = "";
  let piece: number[] = [];
  for (let at = 0; at < length; at++) {
    piece.push(unitAt(at));
    if (piece.length === 4096) {
      text += String.fromCharCode(...piece);
      piece = [];
    }
  }
  return (text + String.fromCharCode(...piece)).replace(/^\ufeff/, "");
}
