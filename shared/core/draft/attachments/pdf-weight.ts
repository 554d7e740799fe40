import { startOf } from "./decode-text.ts";
import { unpack } from "./inflate.ts";
import type { Reading } from "./reading.ts";
import { Unreadable } from "./unreadable.ts";

/** How far before its content a stream's dictionary is looked for, in bytes. */
const dictionaryBytes = 1024;
const deflated = /\/Fl(?:ateDecode)?\b/;

/**
 * Unpacks every packed stream of a PDF once and throws it away, counting: pdf.js unpacks whole streams into memory and
 * knows no limit. Pictures are passed over, since reading text never unpacks them. Broken streams are left to pdf.js.
 */
export async function checkPdfWeight(bytes: Uint8Array<ArrayBuffer>, reading: Reading): Promise<void> {
  for (let at = nextStream(bytes, 0); at !== -1; at = nextStream(bytes, at)) {
    reading.checkTime();
    const before = startOf(bytes.subarray(Math.max(0, at - dictionaryBytes), at));
    const dictionary = before.slice(before.lastIndexOf(" obj") + 1);
    if (!deflated.test(dictionary) || /\/Subtype\s*\/Image\b/.test(dictionary)) continue;
    // Packed twice is a bomb's way: no program writes it.
    if (dictionary.split(deflated).length > 2) throw new Unreadable("too-large", "all");
    const length = /\/Length\s+(\d{1,10})(?!\s+\d+\s+R)/.exec(dictionary)?.[1];
    const start = at + (bytes[at] === 13 ? 2 : 1);
    const end = length === undefined ? bytes.length : start + Number(length);
    try {
      await unpack(bytes.subarray(start, end), "deflate", (chunk) => reading.countUnpacked(chunk.length));
    } catch (error) {
      if (error instanceof Unreadable && error.scope === "all") throw error;
    }
  }
}

/** Where the content of the next stream begins, less its line end; -1 when there is none. */
function nextStream(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0x73, from); at !== -1; at = bytes.indexOf(0x73, at + 1)) {
    if (startOf(bytes.subarray(at, at + 7), 7).search(/^stream[\r\n]/) === 0 && bytes[at - 1] !== 0x64) return at + 6;
  }
  return -1;
}
