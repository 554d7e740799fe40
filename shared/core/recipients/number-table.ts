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
 * long to fill. `most`: so many values a key may have.
 */
export function numberTable(expected: number, most: number): NumberTable {
  let size = 1024;
  while (size < expected * 1.4) size *= 2;
  /** Key and place of its first value, by slot. */
  let slots = new Int32Array(size * 2);
  let tails = new Int32Array(size);
  let counts = new Uint8Array(size);
  let used = 0;
  /** Value and place of the next one, by place. */
  let nodes = new Int32Array(Math.max(64, expected + 1) * 2);
  let filled = 1;

  const slotOf = (key: number): number => {
    let slot = (Math.imul(key ^ (key >>> 15), 0x2c1b3c6d) >>> 8) & (size - 1);
    while (slots[slot * 2 + 1] !== 0 && slots[slot * 2] !== key) slot = (slot + 1) & (size - 1);
    return slot;
  };

  const grow = (): void => {
    const before = { slots, tails, counts };
    size *= 2;
    slots = new Int32Array(size * 2);
    tails = new Int32Array(size);
    counts = new Uint8Array(size);
    for (let at = 0; at < before.tails.length; at++) {
      if (before.tails[at] === 0) continue;
      const slot = slotOf(before.slots[at * 2] as number);
      slots[slot * 2] = before.slots[at * 2] as number;
      slots[slot * 2 + 1] = before.slots[at * 2 + 1] as number;
      tails[slot] = before.tails[at] as number;
      counts[slot] = before.counts[at] as number;
    }
  };

  const place = (value: number): number => {
    if (filled * 2 === nodes.length) {
      const longer = new Int32Array(nodes.length * 2);
      longer.set(nodes);
      nodes = longer;
    }
    nodes[filled * 2] = value;
    return filled++;
  };

  return {
    file(key, value) {
      const slot = slotOf(key);
      const tail = tails[slot] as number;
      if (tail === 0) {
        const first = place(value);
        slots[slot * 2] = key;
        slots[slot * 2 + 1] = first;
        tails[slot] = first;
        counts[slot] = 1;
        if (++used * 4 > size * 3) grow();
      } else if ((counts[slot] as number) < most) {
        const added = place(value);
        nodes[tail * 2 + 1] = added;
        tails[slot] = added;
        counts[slot] = (counts[slot] as number) + 1;
      }
    },
    first: (key) => slots[slotOf(key) * 2 + 1] as number,
    next: (at) => nodes[at * 2 + 1] as number,
    valueAt: (at) => nodes[at * 2] as number,
  };
}
