import { crc32 } from "./crc32.ts";
import { inflate } from "./inflate.ts";
import type { Reading } from "./reading.ts";
import { Unreadable } from "./unreadable.ts";

/** One file or folder of a ZIP archive, as its central directory lists it (APPNOTE 6.3, section 4.3.12). */
export interface ZipEntry {
  /** As the archive says it; may be any path, so it is text and never a place to write to. */
  readonly name: string;
  readonly isFolder: boolean;
  readonly encrypted: boolean;
  readonly method: number;
  readonly checksum: number;
  readonly packedLength: number;
  /** Of the local header. */
  readonly offset: number;
}

const endMark = 0x06054b50;
const end64Mark = 0x06064b50;
const locator64Mark = 0x07064b50;
const entryMark = 0x02014b50;
const localMark = 0x04034b50;
const endLength = 22;

/** Lists an archive. Throws `Unreadable("failed")` where its directory is broken or missing. */
export function listZip(bytes: Uint8Array<ArrayBuffer>, reading: Reading): readonly ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { count, start, shift } = findDirectory(view);
  const entries: ZipEntry[] = [];
  let at = start;
  for (let index = 0; index < count; index++) {
    reading.countEntry();
    if (at + 46 > bytes.length || view.getUint32(at, true) !== entryMark) throw new Unreadable("failed");
    const flags = view.getUint16(at + 8, true);
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const nameBytes = bytes.subarray(at + 46, at + 46 + nameLength);
    const name = decodeName(nameBytes);
    const sizes = sizesOf(view, at, at + 46 + nameLength, extraLength);
    entries.push({
      name,
      isFolder: name.endsWith("/") && sizes.packedLength === 0,
      encrypted: (flags & 0x2001) !== 0,
      method: view.getUint16(at + 10, true),
      checksum: view.getUint32(at + 16, true),
      packedLength: sizes.packedLength,
      offset: sizes.offset + shift,
    });
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true);
  }
  return entries;
}

/** The bytes of one entry. Throws `Unreadable`. */
export async function unpackEntry(
  bytes: Uint8Array<ArrayBuffer>,
  { encrypted, method, checksum, packedLength, offset }: ZipEntry,
  reading: Reading,
): Promise<Uint8Array<ArrayBuffer>> {
  if (encrypted) throw new Unreadable("encrypted");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== localMark) throw new Unreadable("failed");
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (start + packedLength > bytes.length) throw new Unreadable("failed");
  const unpacked = await unpackBytes(bytes.subarray(start, start + packedLength), method, reading);
  if (crc32(unpacked) !== checksum) throw new Unreadable("failed"); // Deflate seldom notices a changed byte.
  return unpacked;
}

async function unpackBytes(
  packed: Uint8Array<ArrayBuffer>,
  method: number,
  reading: Reading,
): Promise<Uint8Array<ArrayBuffer>> {
  if (method === 8) return inflate(packed, "deflate-raw", reading);
  if (method !== 0) throw new Unreadable("unsupported");
  reading.countUnpacked(packed.length);
  return packed;
}

interface Directory {
  readonly count: number;
  readonly start: number;
  /** What stands before the archive, in bytes: every offset in it is off by so much. */
  readonly shift: number;
}

function findDirectory(view: DataView): Directory {
  const lowest = Math.max(0, view.byteLength - endLength - 0xffff);
  for (let at = view.byteLength - endLength; at >= lowest; at--) {
    if (view.getUint32(at, true) !== endMark) continue;
    const narrow = {
      count: view.getUint16(at + 10, true),
      size: view.getUint32(at + 12, true),
      offset: view.getUint32(at + 16, true),
    };
    const wide = isWide(narrow) ? wideDirectory(view, at) : null;
    const { count, size, offset } = wide ?? narrow;
    const start = (wide?.end ?? at) - size;
    if (start < 0) throw new Unreadable("failed");
    return { count, start, shift: Math.max(0, start - offset) };
  }
  // Cut short or broken; its first entry still tells whether there was a password (APPNOTE 4.4.4, bit 0).
  const isLocked = view.byteLength > 7 && (view.getUint16(6, true) & 1) === 1;
  throw new Unreadable(isLocked ? "encrypted" : "failed");
}

function isWide({ count, size, offset }: { count: number; size: number; offset: number }): boolean {
  return count === 0xffff || size === 0xffffffff || offset === 0xffffffff;
}

/** ZIP64 (APPNOTE 4.3.14): the record that holds the numbers that do not fit. */
function wideDirectory(
  view: DataView,
  end: number,
): { count: number; size: number; offset: number; end: number } | null {
  if (end < 20 || view.getUint32(end - 20, true) !== locator64Mark) return null;
  const at = Number(view.getBigUint64(end - 12, true));
  if (at + 56 > view.byteLength || view.getUint32(at, true) !== end64Mark) return null;
  const number = (offset: number): number => Number(view.getBigUint64(at + offset, true));
  return { count: number(32), size: number(40), offset: number(48), end: at };
}

function sizesOf(
  view: DataView,
  entry: number,
  extra: number,
  extraLength: number,
): { packedLength: number; offset: number } {
  let packedLength = view.getUint32(entry + 20, true);
  let offset = view.getUint32(entry + 42, true);
  const unpackedIsWide = view.getUint32(entry + 24, true) === 0xffffffff;
  const end = Math.min(extra + extraLength, view.byteLength);
  for (let at = extra; at + 4 <= end; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    let field = at + 4 + (unpackedIsWide ? 8 : 0);
    if (packedLength === 0xffffffff && field + 8 <= end) {
      packedLength = Number(view.getBigUint64(field, true));
      field += 8;
    }
    if (offset === 0xffffffff && field + 8 <= end) offset = Number(view.getBigUint64(field, true));
  }
  return { packedLength, offset };
}

/** UTF-8 where it is that, flagged or not; else one character a byte, near enough for the old code pages. */
function decodeName(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
