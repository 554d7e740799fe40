import browser from "webextension-polyfill";

/**
 * Small facts that must outlive the event page and not the session, one for each key. In memory only
 * (`storage.session`), seen by nobody but this add-on.
 */
export interface SessionRecord<Value> {
  find(key: string | number): Promise<Value | null>;
  put(key: string | number, value: Value): Promise<void>;
  drop(key: string | number): Promise<void>;
  /** Every key and value. */
  all(): Promise<readonly (readonly [string, Value])[]>;
}

export function sessionRecord<Value>(name: string): SessionRecord<Value> {
  const prefix = `${name}:`;
  return {
    find: async (key) => {
      const stored = await browser.storage.session.get(prefix + key);
      return (stored[prefix + key] as Value | undefined) ?? null;
    },
    put: (key, value) => browser.storage.session.set({ [prefix + key]: value }),
    drop: (key) => browser.storage.session.remove(prefix + key),
    all: async () =>
      Object.entries(await browser.storage.session.get(null))
        .filter(([key]) => key.startsWith(prefix))
        .map(([key, value]) => [key.slice(prefix.length), value as Value]),
  };
}
