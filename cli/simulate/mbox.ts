/** One message of an mbox, unescaped; null: longer than the limit, and let go. */
export type MboxMessage = { readonly bytes: Uint8Array | null };

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const bracket = 0x3e;
const from = Buffer.from("From ");

/** Does this look like the beginning of an mbox? */
export function isMbox(beginning: Uint8Array): boolean {
  const text = Buffer.from(beginning.subarray(0, 1_000))
    .toString("latin1")
    .replace(/^(?:\r?\n)+/, "");
  const end = text.indexOf("\n");
  return isSeparator(end === -1 ? text : text.slice(0, end), true);
}

/**
 * A separator after an empty line: `From ` alone (newer Thunderbird) or with a time of day in it. Anywhere else, as
 * after a message that was cut off, it must be the whole `From sender date` of RFC 4155.
 */
function isSeparator(line: string, afterEmpty: boolean): boolean {
  if (!line.startsWith("From ")) return false;
  const rest = line.slice(5).trim();
  if (afterEmpty) return rest === "" || /\d\d:\d\d/.test(rest);
  return /^\S+ +(?:mon|tue|wed|thu|fri|sat|sun),? +[a-z]{3} +\d{1,2} +\d\d:\d\d(?::\d\d)? .*\d{4}/i.test(rest);
}

/**
 * The messages of an mbox, in order. Holds one message and one chunk, whatever the size of the file. Reads mboxo and
 * mboxrd: one `>` is taken off every line of `>`s and `From `, which for mboxo is the only one there is.
 */
export async function* messagesOf(
  input: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<MboxMessage> {
  let pieces: Uint8Array[] = [];
  let length = 0;
  let begun = false;
  let afterEmpty = true;
  const add = (piece: Uint8Array): void => {
    length += piece.length;
    if (length > maxBytes) pieces = [];
    else if (piece.length > 0) pieces.push(piece);
  };
  const take = (): MboxMessage => {
    const bytes = length > maxBytes ? null : unescaped(Buffer.concat(pieces, length));
    pieces = [];
    length = 0;
    return { bytes };
  };
  for await (const lines of wholeLines(input, maxBytes)) {
    let start = 0;
    let at = lines.indexOf(from);
    while (at !== -1) {
      const atLine = at === 0 || lines[at - 1] === lineFeed;
      if (atLine) {
        const feed = lines.indexOf(lineFeed, at);
        const end = feed === -1 ? lines.length : feed + 1;
        const blank = at === 0 ? afterEmpty : endsInEmptyLine(lines.subarray(0, at), afterEmpty);
        if (isSeparator(lines.toString("latin1", at, Math.min(end, at + 500)), blank)) {
          add(lines.subarray(start, at));
          if (begun) yield take();
          else take(); // What stands before the first separator is no message.
          begun = true;
          start = end;
        }
        at = lines.indexOf(from, end);
      } else at = lines.indexOf(from, at + 1);
    }
    add(lines.subarray(start));
    afterEmpty = endsInEmptyLine(lines, afterEmpty);
  }
  if (begun) yield take();
}

/** The input in buffers that begin at the beginning of a line and end at the end of one. */
async function* wholeLines(
  input: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<Buffer> {
  let rest: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of input) {
    const end = chunk.lastIndexOf(lineFeed) + 1;
    // A line longer than any message is cut: it can only belong to one that is let go.
    if (end === 0 && length <= maxBytes) {
      rest.push(chunk);
      length += chunk.length;
      continue;
    }
    const cut = end === 0 ? chunk.length : end;
    yield Buffer.concat([...rest, chunk.subarray(0, cut)]);
    rest = cut < chunk.length ? [chunk.subarray(cut)] : [];
    length = chunk.length - cut;
  }
  if (length > 0) yield Buffer.concat(rest);
}

function endsInEmptyLine(lines: Uint8Array, before: boolean): boolean {
  let at = lines.length;
  if (at === 0) return before;
  if (lines[--at] !== lineFeed) return false;
  if (lines[at - 1] === carriageReturn) at--;
  return at === 0 ? true : lines[at - 1] === lineFeed;
}

/** Takes one `>` off each line that was escaped. */
function unescaped(message: Buffer): Uint8Array {
  const escaped = Buffer.from(">From ");
  const pieces: Buffer[] = [];
  let start = 0;
  for (let at = message.indexOf(escaped); at !== -1; at = message.indexOf(escaped, at + escaped.length)) {
    let first = at;
    while (first > start && message[first - 1] === bracket) first--;
    if (first !== 0 && message[first - 1] !== lineFeed) continue;
    pieces.push(message.subarray(start, first));
    start = first + 1;
  }
  return start === 0 ? message : Buffer.concat([...pieces, message.subarray(start)]);
}
