/** Weights that are learned, with what learning needs of each. */
export interface Row {
  /** Where they are pulled to. */
  readonly prior: Float64Array;
  readonly weights: Float64Array;
  readonly gradient: Float64Array;
  readonly first: Float64Array;
  readonly second: Float64Array;
}

export function row(prior: Float64Array): Row {
  const zeros = (): Float64Array => new Float64Array(prior.length);
  return { prior, weights: prior.slice(), gradient: zeros(), first: zeros(), second: zeros() };
}

/** Begins a step: the gradient is the pull towards what was believed before. */
export function begin({ gradient, weights, prior }: Row, pull: number): void {
  for (let at = 0; at < weights.length; at++) gradient[at] = pull * ((weights[at] as number) - (prior[at] as number));
}

/** Adam (Kingma and Ba, 2015). */
export function move({ weights, gradient, first, second }: Row, step: number, rate: number): void {
  const [one, two] = [1 - 0.9 ** step, 1 - 0.999 ** step];
  for (let at = 0; at < weights.length; at++) {
    const slope = gradient[at] as number;
    first[at] = 0.9 * (first[at] as number) + 0.1 * slope;
    second[at] = 0.999 * (second[at] as number) + 0.001 * slope * slope;
    weights[at] =
      (weights[at] as number) -
      (rate * ((first[at] as number) / one)) / (Math.sqrt((second[at] as number) / two) + 1e-8);
  }
}
