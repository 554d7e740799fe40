import type { Sums } from "./score.ts";
import { sumSizes } from "./sum-sizes.ts";

const { voices } = sumSizes;

/** Sums of the mentions of one sentence, whose context is still to be weighed: one behind the other. */
export interface OpenSums {
  sums: Float32Array;
  count: number;
}

export function makeOpen(): OpenSums {
  return { sums: new Float32Array(16 * voices), count: 0 };
}

export function keepOpen(open: OpenSums, sums: Sums): void {
  const at = voices * open.count++;
  if (at + voices > open.sums.length) {
    const larger = new Float32Array(2 * open.sums.length);
    larger.set(open.sums);
    open.sums = larger;
  }
  for (let each = 0; each < voices; each++) open.sums[at + each] = sums[each] as number;
}

export function copyOfOpen({ sums, count }: OpenSums): OpenSums {
  return { sums: sums.slice(0, voices * count), count };
}
