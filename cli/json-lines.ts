/** One line of the input, without its line feed; null: longer than the limit, and skipped. */
export type InputLine = { readonly bytes: Uint8Array } | { readonly bytes: null };

/**
 * Splits a byte stream at line feeds. Holds one line and one chunk, whatever the length of the input;
 * a line over the limit is let go piece by piece and reported in its place.
 */
export async function* linesOf(input: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<InputLine> {
  let pieces: Uint8Array[] = [];
  let length = 0;
  const take = (): InputLine => {
    const line: InputLine = { bytes: length > maxBytes ? null : joined(pieces, length) };
    pieces = [];
    length = 0;
    return line;
  };
  const add = (piece: Uint8Array): void => {
    length += piece.length;
    if (length > maxBytes) pieces = [];
    else if (piece.length > 0) pieces.push(piece);
  };
  for await (const chunk of input) {
    let start = 0;
    for (let feed = chunk.indexOf(0x0a); feed !== -1; feed = chunk.indexOf(0x0a, start)) {
      add(chunk.subarray(start, feed));
      yield take();
      start = feed + 1;
    }
    add(chunk.subarray(start));
  }
  if (length > 0) yield take();
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const [only] = pieces;
  if (pieces.length === 1 && only !== undefined) return only;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
