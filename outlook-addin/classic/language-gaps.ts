/**
 * What came into the language after ES2016 and our code uses, for the Outlooks whose runtime stops there. Each as far as it
 * is used; nothing that is there is touched. The bare-realm test runs the handler with all of them taken away.
 */
export function fillLanguageGaps(): void {
  fill(Object, {
    entries: (value: object) => Object.keys(value).map((key) => [key, (value as Record<string, unknown>)[key]]),
    values: (value: object) => Object.keys(value).map((key) => (value as Record<string, unknown>)[key]),
    hasOwn: (value: object, key: string) => Object.getOwnPropertyDescriptor(value, key) !== undefined,
    fromEntries: (entries: Iterable<readonly [string, unknown]>) => {
      const made: Record<string, unknown> = {};
      for (const [key, value] of Array.from(entries)) made[key] = value;
      return made;
    },
  });
  fill(Array.prototype, {
    at,
    flat(this: unknown[]) {
      return ([] as unknown[]).concat(...this);
    },
    flatMap(this: unknown[], make: (value: unknown, index: number) => unknown) {
      return ([] as unknown[]).concat(...this.map((value, index) => make(value, index)));
    },
    findLast(this: unknown[], wanted: (value: unknown) => boolean) {
      return this.slice().reverse().find(wanted);
    },
    findLastIndex(this: unknown[], wanted: (value: unknown) => boolean) {
      for (let index = this.length - 1; index >= 0; index--) if (wanted(this[index])) return index;
      return -1;
    },
    toSorted(this: unknown[], compare?: (a: unknown, b: unknown) => number) {
      return this.slice().sort(compare);
    },
    toReversed(this: unknown[]) {
      return this.slice().reverse();
    },
  });
  fill(String.prototype, {
    at,
    padStart(this: string, length: number, filler = " ") {
      return this.length >= length ? String(this) : filler.repeat(length).slice(0, length - this.length) + this;
    },
    padEnd(this: string, length: number, filler = " ") {
      return this.length >= length ? String(this) : this + filler.repeat(length).slice(0, length - this.length);
    },
    trimStart(this: string) {
      return this.replace(/^\s+/, "");
    },
    trimEnd(this: string) {
      return this.replace(/\s+$/, "");
    },
    replaceAll(this: string, wanted: string | RegExp, by: string) {
      return typeof wanted === "string" ? this.split(wanted).join(by) : this.replace(wanted, by);
    },
    matchAll(this: string, wanted: RegExp) {
      const matches: RegExpExecArray[] = [];
      const own = new RegExp(wanted.source, wanted.flags);
      for (let match = own.exec(this); match !== null; match = own.exec(this)) {
        matches.push(match);
        if (match[0] === "") own.lastIndex++;
      }
      return matches;
    },
    toWellFormed(this: string) {
      return this.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/g, "\uFFFD").replace(
        /(^|[^\uD800-\uDBFF])[\uDC00-\uDFFF]/g,
        "$1\uFFFD",
      );
    },
  });
  fill(Promise.prototype, {
    finally(this: Promise<unknown>, after: () => unknown) {
      return this.then(
        (value) => Promise.resolve(after()).then(() => value),
        (error) =>
          Promise.resolve(after()).then(() => {
            throw error;
          }),
      );
    },
  });
}

function at(this: ArrayLike<unknown>, index: number): unknown {
  return this[index < 0 ? this.length + index : index];
}

function fill(target: object, members: Readonly<Record<string, unknown>>): void {
  for (const name of Object.keys(members)) {
    if (name in target) continue;
    Object.defineProperty(target, name, { value: members[name], writable: true, configurable: true });
  }
}
