import { withoutYoungerLanguage } from "./classic-language.ts";
import type { FromClassic, ToClassic } from "./classic-messages.ts";
import { type ClassicHandlers, classicOffice } from "./classic-office.ts";

/**
 * The JavaScript-only runtime of classic Windows in a browser: a worker, which has no DOM, and from which everything is taken
 * that is not the language itself; then the handler's file is run.
 */
const realm = self;
const { postMessage, eval: runHere } = realm;
const tell = (message: FromClassic): void => postMessage.call(realm, message);
const handlers: ClassicHandlers = new Map();
const waiting = new Map<number, (reply: object) => void>();
let calls = 0;

/** All that ES2016 has, and what classic Windows gives beside it. */
const stays = new Set(
  `Array ArrayBuffer Boolean DataView Date Error EvalError Float32Array Float64Array Function Infinity Int16Array Int32Array
  Int8Array JSON Map Math NaN Number Object Promise Proxy RangeError ReferenceError Reflect RegExp Set String Symbol SyntaxError
  TypeError URIError Uint16Array Uint32Array Uint8Array Uint8ClampedArray WeakMap WeakSet decodeURI decodeURIComponent encodeURI
  encodeURIComponent escape eval isFinite isNaN parseFloat parseInt undefined unescape setTimeout clearTimeout constructor
  globalThis`.split(/\s+/),
);

function takeAway(): void {
  for (let holder: object | null = realm; holder !== null && holder !== Object.prototype; ) {
    const next: object | null = Object.getPrototypeOf(holder);
    for (const name of Object.getOwnPropertyNames(holder)) if (!stays.has(name)) Reflect.deleteProperty(holder, name);
    holder = next;
  }
  runHere(withoutYoungerLanguage);
}

realm.addEventListener("message", ({ data }: MessageEvent<ToClassic>) => {
  switch (data.tell) {
    case "begin": {
      const { bundle, ...around } = data;
      const ask = (call: number, params: object, answered: (reply: object) => void): void => {
        waiting.set(++calls, answered);
        tell({ tell: "call", number: calls, call, params: { ...params } });
      };
      const office = classicOffice({ ...around, ask }, handlers);
      Object.defineProperty(realm, "Office", { value: office });
      takeAway();
      runHere(bundle);
      return tell({ tell: "ready" });
    }
    case "run":
      return handlers.get(data.handler)?.({
        source: { id: data.id },
        completed: (how = {}) => tell({ tell: "completed", id: data.id, how }),
      });
    case "answer":
      waiting.get(data.number)?.(data.reply);
      return;
  }
});
