import type { CompletedWith, HandlerEnd } from "../host/smart-alert.ts";
import type { Surroundings } from "./surroundings.ts";

/** Where handlers run: office.js in a hidden frame, or the bare realm of classic Windows. */
export interface EventRealm {
  /** Settles once it listens for commands. */
  readonly ready: Promise<void>;
  /** False when it does not listen for this event. */
  raise(event: string, data: unknown): boolean;
  close(): void;
}

/** The event runtime of one compose window. */
export interface HandlerRuntime {
  /** Raises a launch event; settles when the handler has completed, or after the limit. */
  run(event: string): Promise<HandlerEnd>;
  /** A handler said that it has completed; null: it could not. */
  complete(id: string, how: CompletedWith | null): void;
  raise(event: string, data: unknown): void;
  /** Are the handlers there? */
  loaded(): boolean;
  close(): void;
}

/** `open` loads the add-in's handlers: when the first is needed, and anew after a try that failed. */
export function handlerRuntime(around: () => Surroundings, open: () => EventRealm): HandlerRuntime {
  let realm: EventRealm | null = null;
  let ready: EventRealm | null = null;
  const waiting = new Map<string, (end: HandlerEnd) => void>();
  const close = (): void => {
    realm?.close();
    realm = null;
  };
  return {
    /** Loading counts, too. A handler that was not found never completes. */
    async run(event) {
      const { handlers, online, handlerLimitMs } = around();
      const name = handlers[event];
      if (name === undefined) return { kind: "completed", with: { allowEvent: true } };
      if (!online && realm === null) return { kind: "offline" };
      realm ??= open();
      const loading = realm;
      const id = `cmd_${crypto.randomUUID()}`;
      const { promise, resolve } = Promise.withResolvers<HandlerEnd>();
      waiting.set(id, resolve);
      let loaded = false;
      const timer = setTimeout(() => resolve({ kind: loaded ? "timeout" : "unavailable" }), handlerLimitMs);
      loading.ready.then(() => {
        loaded = true;
        ready = loading;
        loading.raise("appCommandInvoked", [id, name, JSON.stringify({ type: event, source: { id } })]);
      });
      try {
        return await promise;
      } finally {
        clearTimeout(timer);
        waiting.delete(id);
        // What did not load is loaded anew the next time.
        if (!loaded && realm === loading) close();
      }
    },
    complete(id, how) {
      waiting.get(id)?.(how === null ? { kind: "unavailable" } : { kind: "completed", with: how });
    },
    raise: (event, data) => void realm?.raise(event, data),
    loaded: () => realm !== null && ready === realm,
    close,
  };
}
