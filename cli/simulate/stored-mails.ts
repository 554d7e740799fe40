import { createReadStream } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { maxFileBytes } from "../mail-file.ts";
import { isMbox, messagesOf } from "./mbox.ts";
import type { StoredMail } from "./stored-mail.ts";

/** Larger files are not read in one piece, in bytes. */
const wholeBytes = 4 * 1024 * 1024;

/**
 * Every mail under these paths, one at a time: files with one mail, mbox files and folders of them, Maildirs
 * included. What a file is, its content says. `-` is stdin.
 */
export async function* storedMails(paths: readonly string[]): AsyncGenerator<StoredMail> {
  for (const [index, top] of paths.entries()) {
    let part = 0;
    for await (const found of mailsAt(top)) {
      const { path: file, ...rest } = found;
      yield { ...rest, place: { source: index + 1, part: ++part, path: file } };
    }
  }
}

type Found = { readonly path: string } & (
  | { readonly ok: true; readonly bytes: Uint8Array; readonly expected: boolean }
  | { readonly ok: false; readonly problem: "cannot-be-opened" | "too-large" }
);

async function* mailsAt(top: string): AsyncGenerator<Found> {
  if (top === "-") return yield* mailsInStream(process.stdin, top, true);
  try {
    if ((await stat(top)).isDirectory()) return yield* mailsInFolder(top);
  } catch {
    return yield { ok: false, path: top, problem: "cannot-be-opened" };
  }
  yield* mailsInFile(top, true);
}

async function* mailsInFolder(folder: string): AsyncGenerator<Found> {
  let entries: Awaited<ReturnType<typeof entriesOf>>;
  try {
    entries = await entriesOf(folder);
  } catch {
    return yield { ok: false, path: folder, problem: "cannot-be-opened" };
  }
  const names = new Set(entries.map(({ name }) => name));
  const isMaildir = names.has("cur") && names.has("new");
  const inMaildir = ["cur", "new"].includes(path.basename(folder));
  for (const entry of entries) {
    const at = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!(isMaildir && entry.name === "tmp")) yield* mailsInFolder(at); // Half-delivered mails are in there.
    } else if (entry.isFile() || entry.isSymbolicLink()) {
      yield* mailsInFile(at, inMaildir || /\.(?:eml|mbox|mbx)$/i.test(entry.name));
    }
  }
}

async function entriesOf(folder: string) {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function* mailsInFile(file: string, expected: boolean): AsyncGenerator<Found> {
  try {
    const found = await stat(file);
    if (!found.isFile()) return; // A link to a folder: following it could lead round in a circle.
    if (found.size > wholeBytes) {
      return yield* mailsInStream(createReadStream(file, { highWaterMark: 1024 * 1024 }), file, expected);
    }
    const bytes = await readFile(file);
    if (isMbox(bytes)) return yield* mailsInMbox([bytes], file);
    if (expected || looksLikeMail(bytes)) yield { ok: true, path: file, bytes, expected };
  } catch {
    yield { ok: false, path: file, problem: "cannot-be-opened" };
  }
}

async function* mailsInStream(input: AsyncIterable<Buffer>, file: string, expected: boolean): AsyncGenerator<Found> {
  const chunks = input[Symbol.asyncIterator]();
  const first = await chunks.next();
  const beginning = first.done ? Buffer.alloc(0) : first.value;
  const whole = startingWith(beginning, chunks);
  if (isMbox(beginning)) return yield* mailsInMbox(whole, file);
  if (!expected && !looksLikeMail(beginning)) return await chunks.return?.();
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of whole) {
    length += piece.length;
    if (length > maxFileBytes) return yield { ok: false, path: file, problem: "too-large" };
    pieces.push(piece);
  }
  yield { ok: true, path: file, bytes: Buffer.concat(pieces), expected };
}

async function* startingWith(first: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  yield* { [Symbol.asyncIterator]: () => rest };
}

async function* mailsInMbox(
  input: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  file: string,
): AsyncGenerator<Found> {
  for await (const { bytes } of messagesOf(input, maxFileBytes)) {
    yield bytes === null
      ? { ok: false, path: file, problem: "too-large" }
      : { ok: true, path: file, bytes, expected: true };
  }
}

/** The first line is a header. Most files that lie beside mails are told apart by that, without being parsed. */
function looksLikeMail(bytes: Uint8Array): boolean {
  return /^[!-9;-~]+[ \t]*:/.test(Buffer.from(bytes.subarray(0, 200)).toString("latin1"));
}
