import { hashedNumber } from "./hashed-number.ts";

/** Many rows of numbers told by few: what each code says, and the code of each row. Code 0 says nothing. */
export interface Codebook {
  readonly codes: readonly Float64Array[];
  readonly of: Int32Array;
}

/** A row to tell. */
export interface Told {
  readonly row: Float64Array;
  /** How much it matters. */
  readonly weight: number;
  /** Bits that its place costs unless it says nothing. */
  readonly entry: number;
}

/**
 * Finds codes for rows, so that rows of much weight are told well, and rare codes and places are used only where they are
 * worth their room (entropy-constrained vector quantisation; Chou, Lookabaugh and Gray, 1989): `price` is what a bit costs.
 */
export function codebookOf(told: readonly Told[], size: number, price: number): Codebook {
  const width = told[0]?.row.length ?? 0;
  let codes = [new Float64Array(width), ...chosen(told, size - 1)];
  let bits = new Float64Array(codes.length).fill(Math.log2(codes.length));
  const of = new Int32Array(told.length);
  for (let round = 0; round < 20; round++) {
    told.forEach((each, at) => {
      of[at] = nearest(each, codes, bits, price);
    });
    const sums = codes.map(() => new Float64Array(width));
    const totals = new Float64Array(codes.length);
    const counts = new Float64Array(codes.length);
    told.forEach(({ row, weight, entry }, at) => {
      const code = of[at] as number;
      if (code !== 0 || entry === 0) counts[code] = (counts[code] as number) + 1;
      totals[code] = (totals[code] as number) + weight;
      const sum = sums[code] as Float64Array;
      for (let place = 0; place < width; place++) sum[place] = (sum[place] as number) + weight * (row[place] as number);
    });
    codes = sums.map((sum, code) =>
      code === 0 || totals[code] === 0
        ? (codes[code] as Float64Array)
        : sum.map((value) => value / (totals[code] as number)),
    );
    const placed = counts.reduce((sum, count) => sum + count, 0);
    bits = counts.map((count) => -Math.log2((count + 0.1) / (placed + 0.1 * codes.length)));
  }
  return byUse({ codes, of });
}

/** Rows to begin with, those of much weight more often. */
function chosen(told: readonly Told[], size: number): readonly Float64Array[] {
  return told
    .map(({ row, weight }, at) => ({ row, draw: Math.log(hashedNumber(at, 5) + 1e-9) / weight }))
    .sort((a, b) => b.draw - a.draw)
    .slice(0, size)
    .map(({ row }) => row.slice());
}

/** What has no place of its own pays nothing for saying nothing. */
function nearest(
  { row, weight, entry }: Told,
  codes: readonly Float64Array[],
  bits: Float64Array,
  price: number,
): number {
  const bit = price / weight;
  let best = 0;
  let least = entry === 0 ? bit * (bits[0] as number) : 0;
  for (const value of row) least += value * value;
  for (let code = 1; code < codes.length; code++) {
    const of = codes[code] as Float64Array;
    let far = bit * ((bits[code] as number) + entry);
    for (let place = 0; place < row.length && far < least; place++)
      far += ((row[place] as number) - (of[place] as number)) ** 2;
    if (far < least) [best, least] = [code, far];
  }
  return best;
}

/** Codes in the order of their use, so that the frequent ones are alike. Those that no row has are left out. */
function byUse({ codes, of }: Codebook): Codebook {
  const counts = new Int32Array(codes.length);
  for (const code of of) counts[code] = (counts[code] as number) + 1;
  const order = codes
    .map((_, code) => code)
    .filter((code) => code === 0 || (counts[code] as number) > 0)
    .sort((a, b) => (a === 0 ? -1 : b === 0 ? 1 : (counts[b] as number) - (counts[a] as number)));
  const place = new Map(order.map((code, at) => [code, at]));
  return {
    codes: order.map((code) => codes[code] as Float64Array),
    of: of.map((code) => place.get(code) as number),
  };
}
