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
 * Open addressing in typed arrays, what is read together side by side: a hundred thousand small `Map` drawers take ten times as
 * long to fill. `room`: so many values may be filed at all; `most`: so many a key may have.
 */
export function numberTable(room: number, most: number): NumberTable {
  let size = 64;
  while (size < room * 1.4) size *= 2;
  /** Key and place of its first value, by slot. */
  const slots = new Int32Array(size * 2);
  const tails = new Int32Array(size);
  const counts = new Uint8Array(size);
  /** Value and place of the next one, by place; the first place stays free. */
  const nodes = new Int32Array((room + 1) * 2);
  let filled = 0;

  const slotOf = (key: number): number => {
    let slot = (Math.imul(key ^ (key >>> 15), 0x2c1b3c6d) >>> 8) & (size - 1);
    while (slots[slot * 2 + 1] !== 0 && slots[slot * 2] !== key) slot = (slot + 1) & (size - 1);
    return slot;
  };

  return {
    file(key, value) {
      const slot = slotOf(key);
      const count = counts[slot] as number;
      if (count >= most) return;
      if (filled === room) throw new RangeError("more is filed than there is room for");
      const place = ++filled;
      nodes[place * 2] = value;
      if (count === 0) {
        slots[slot * 2] = key;
        slots[slot * 2 + 1] = place;
      } else nodes[(tails[slot] as number) * 2 + 1] = place;
      tails[slot] = place;
      counts[slot] = count + 1;
    },
    first: (key) => slots[slotOf(key) * 2 + 1] as number,
    next: (at) => nodes[at * 2 + 1] as number,
    valueAt: (at) => nodes[at * 2] as number,
  };
}
