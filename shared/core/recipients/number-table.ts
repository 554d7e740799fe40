/** Small numbers filed under numbers, in the order in which they came. */
export interface NumberTable {
  /** Left out when so many are filed under this key already that they tell nothing. */
  file(key: number, value: number): void;
  /** The first value under the key, as a place for `next` and `valueAt`; 0: none. */
  first(key: number): number;
  next(place: number): number;
  valueAt(place: number): number;
}

/**
 * Open addressing in typed arrays: a hundred thousand small `Map` drawers take ten times as long to fill. `most`: so many values
 * a key may have.
 */
export function numberTable(expected: number, most: number): NumberTable {
  let size = 1024;
  while (size < expected * 2) size *= 2;
  let keys = new Int32Array(size);
  let heads = new Int32Array(size);
  let tails = new Int32Array(size);
  let counts = new Uint8Array(size);
  let used = 0;
  let values = new Int32Array(Math.max(64, expected + 1));
  let nexts = new Int32Array(values.length);
  let filled = 1;

  const slotOf = (key: number): number => {
    let slot = (Math.imul(key ^ (key >>> 15), 0x2c1b3c6d) >>> 8) & (size - 1);
    while (heads[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) & (size - 1);
    return slot;
  };

  const grow = (): void => {
    const before = { keys, heads, tails, counts };
    size *= 2;
    keys = new Int32Array(size);
    heads = new Int32Array(size);
    tails = new Int32Array(size);
    counts = new Uint8Array(size);
    for (let at = 0; at < before.heads.length; at++) {
      if (before.heads[at] === 0) continue;
      const slot = slotOf(before.keys[at] as number);
      keys[slot] = before.keys[at] as number;
      heads[slot] = before.heads[at] as number;
      tails[slot] = before.tails[at] as number;
      counts[slot] = before.counts[at] as number;
    }
  };

  const place = (value: number): number => {
    if (filled === values.length) {
      values = longer(values);
      nexts = longer(nexts);
    }
    values[filled] = value;
    return filled++;
  };

  return {
    file(key, value) {
      const slot = slotOf(key);
      if (heads[slot] === 0) {
        keys[slot] = key;
        heads[slot] = tails[slot] = place(value);
        counts[slot] = 1;
        if (++used * 2 > size) grow();
      } else if ((counts[slot] as number) < most) {
        const added = place(value);
        nexts[tails[slot] as number] = added;
        tails[slot] = added;
        counts[slot] = (counts[slot] as number) + 1;
      }
    },
    first: (key) => heads[slotOf(key)] as number,
    next: (at) => nexts[at] as number,
    valueAt: (at) => values[at] as number,
  };
}

function longer(array: Int32Array): Int32Array<ArrayBuffer> {
  const made = new Int32Array(array.length * 2);
  made.set(array);
  return made;
}
