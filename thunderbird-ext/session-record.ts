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

/**
 * What the session holds, read once each time the page wakes: while a send waits, each question to Thunderbird's own process
 * costs a millisecond or more. The event page alone writes these records; other pages too only where the value follows from
 * its key (known-policy.ts).
 */
let mirror: Promise<Map<string, unknown>> | null = null;

function remembered(): Promise<Map<string, unknown>> {
  mirror ??= browser.storage.session.get(null).then(
    (stored) => new Map(Object.entries(stored)),
    (error: unknown) => {
      mirror = null;
      throw error;
    },
  );
  return mirror;
}

export function sessionRecord<Value>(name: string): SessionRecord<Value> {
  const prefix = `${name}:`;
  return {
    find: async (key) => ((await remembered()).get(prefix + key) as Value | undefined) ?? null,
    put: async (key, value) => {
      const known = await remembered();
      known.set(prefix + key, value);
      try {
        await browser.storage.session.set({ [prefix + key]: value });
      } catch (error) {
        known.delete(prefix + key); // What would not outlive this page is not kept.
        throw error;
      }
    },
    drop: async (key) => {
      if ((await remembered()).delete(prefix + key)) await browser.storage.session.remove(prefix + key);
    },
    all: async () =>
      [...(await remembered())]
        .filter(([key]) => key.startsWith(prefix))
        .map(([key, value]) => [key.slice(prefix.length), value as Value]),
  };
}
