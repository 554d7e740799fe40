/** Numbers of the signs that hold for one mention. Filled again for the next. */
export interface Signs {
  readonly of: Int16Array;
  count: number;
}

/** More than any mention can have. */
const most = 128;

export function makeSigns(): Signs {
  return { of: new Int16Array(most), count: 0 };
}

export function addSign(signs: Signs, sign: number): void {
  signs.of[signs.count++] = sign;
}
