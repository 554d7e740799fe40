import { hashedNumber } from "./hashed-number.ts";

/** Many rows of numbers told by few: what each code says, and the code of each row. Code 0 says nothing. */
export interface Codebook {
  readonly codes: readonly Float64Array[];
  readonly of: Int32Array;
}

/**
 * Finds codes for rows, so that rows of much weight are told well, and rare codes are used only where they are worth their
 * room (entropy-constrained vector quantisation; Chou, Lookabaugh and Gray, 1989): `price` is what a bit costs.
 */
export function codebookOf(
  rows: readonly Float64Array[],
  weights: readonly number[],
  size: number,
  price: number,
): Codebook {
  const width = rows[0]?.length ?? 0;
  let codes = [new Float64Array(width), ...chosen(rows, weights, size - 1)];
  let bits = new Float64Array(codes.length).fill(Math.log2(codes.length));
  const of = new Int32Array(rows.length);
  for (let round = 0; round < 30; round++) {
    rows.forEach((row, at) => {
      of[at] = nearest(row, codes, bits, price / (weights[at] as number));
    });
    const sums = codes.map(() => new Float64Array(width));
    const totals = new Float64Array(codes.length);
    const counts = new Float64Array(codes.length);
    rows.forEach((row, at) => {
      const code = of[at] as number;
      const weight = weights[at] as number;
      counts[code] = (counts[code] as number) + 1;
      totals[code] = (totals[code] as number) + weight;
      const sum = sums[code] as Float64Array;
      for (let place = 0; place < width; place++) sum[place] = (sum[place] as number) + weight * (row[place] as number);
    });
    codes = sums.map((sum, code) =>
      code === 0 || totals[code] === 0
        ? (codes[code] as Float64Array)
        : sum.map((value) => value / (totals[code] as number)),
    );
    bits = counts.map((count) => -Math.log2((count + 0.1) / (rows.length + 0.1 * codes.length)));
  }
  return byUse({ codes, of });
}

/** Rows to begin with, those of much weight more often. */
function chosen(rows: readonly Float64Array[], weights: readonly number[], size: number): readonly Float64Array[] {
  return rows
    .map((row, at) => ({ row, draw: Math.log(hashedNumber(at, 5) + 1e-9) / (weights[at] as number) }))
    .sort((a, b) => b.draw - a.draw)
    .slice(0, size)
    .map(({ row }) => row.slice());
}

function nearest(row: Float64Array, codes: readonly Float64Array[], bits: Float64Array, price: number): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let code = 0; code < codes.length; code++) {
    const of = codes[code] as Float64Array;
    let far = price * (bits[code] as number);
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
