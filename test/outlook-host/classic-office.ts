import vm from "node:vm";
import { answerCall } from "../../scripts/playground/host/answer-call.ts";
import { type ComposeItem, composeItem, type NewItem } from "../../scripts/playground/host/compose-item.ts";
import type { CompletedWith } from "../../scripts/playground/host/smart-alert.ts";

/** Younger than the runtime of classic Windows before v2403 (ES2016), or no part of the language at all. */
const missing = `
for (const name of ["BigInt", "BigInt64Array", "BigUint64Array", "WebAssembly", "Intl", "WeakRef", "FinalizationRegistry",
  "Atomics", "SharedArrayBuffer", "AggregateError", "Iterator"]) delete globalThis[name];
for (const name of ["entries", "values", "fromEntries", "hasOwn", "groupBy", "getOwnPropertyDescriptors"]) delete Object[name];
for (const name of ["flat", "flatMap", "at", "findLast", "findLastIndex", "toSorted", "toReversed", "toSpliced", "with"])
  delete Array.prototype[name];
for (const name of ["padStart", "padEnd", "trimStart", "trimEnd", "matchAll", "replaceAll", "at", "isWellFormed", "toWellFormed"])
  delete String.prototype[name];
for (const name of ["allSettled", "any", "withResolvers", "try"]) delete Promise[name];
delete Promise.prototype.finally;
delete Symbol.asyncIterator;
for (const name of ["toBase64", "toHex", "setFromBase64", "at", "findLast", "toSorted", "with"]) delete Uint8Array.prototype[name];
for (const name of ["fromBase64", "fromHex"]) delete Uint8Array[name];
for (const name of ["union", "intersection", "difference", "isSubsetOf"]) delete Set.prototype[name];
delete globalThis.globalThis;
`;

/** The JavaScript-only runtime of classic Windows, as documented: Office, timers, and nothing else. */
export interface ClassicOutlook {
  readonly item: ComposeItem;
  readonly roaming: Record<string, string>;
  /** Runs the handler of this name; settles with what it gave `event.completed`. */
  run(handler: string): Promise<CompletedWith>;
}

export function classicOutlook(bundle: string, start: NewItem, roaming: Record<string, string> = {}): ClassicOutlook {
  const item = composeItem(start);
  const handlers = new Map<string, (event: object) => void>();
  const context = vm.createContext({ setTimeout, clearTimeout });
  vm.runInContext(missing, context);
  Object.assign(context, { Office: office(item, roaming, handlers) });
  vm.runInContext(bundle, context, { filename: "handler.js" });
  return {
    item,
    roaming,
    run: (name) =>
      new Promise((resolve, reject) => {
        const handler = handlers.get(name);
        if (handler === undefined) return reject(new Error(`${name} was not associated`));
        handler({ completed: (options: CompletedWith = {}) => resolve(options), source: { id: "1" } });
      }),
  };
}

type Callback = (result: object) => void;

function office(
  item: ComposeItem,
  roaming: Record<string, string>,
  handlers: Map<string, (event: object) => void>,
): object {
  const site = {
    item,
    role: "runtime" as const,
    permission: "item" as const,
    roaming,
    raise: () => {},
    send: async () => ({ error: true as const, errorCode: 9032 }),
    close: () => {},
  };
  const call = (
    id: number,
    params: object,
    callback: Callback | undefined,
    read: (data: never) => unknown = (data) => data,
  ): void => {
    void answerCall(id, params, site).then((reply) => {
      const { error, errorCode, data } = reply as { error: boolean; errorCode?: number; data?: never };
      callback?.(
        error ? { status: "failed", error: { code: errorCode } } : { status: "succeeded", value: read(data as never) },
      );
    });
  };
  /** The callback is always the last one. */
  const method =
    (id: number, params: (...given: never[]) => object = () => ({}), read?: (data: never) => unknown) =>
    (...given: unknown[]): void =>
      call(id, params(...(given as never[])), given.at(-1) as Callback, read);
  const person = ({ name, address, recipientType }: { name: string; address: string; recipientType: number }) => ({
    displayName: name,
    emailAddress: address,
    recipientType: ["other", "distributionList", "user", "externalUser"][recipientType],
  });
  const recipients = (recipientField: number) => ({
    getAsync: method(
      15,
      () => ({ recipientField }),
      (list: never) => (list as never[]).map(person),
    ),
  });
  const coercion = (type: string): number => (type === "html" ? 3 : 0);
  return {
    onReady: () => Promise.resolve({}),
    actions: { associate: (name: string, handler: (event: object) => void) => void handlers.set(name, handler) },
    context: {
      displayLanguage: "en-US",
      requirements: { isSetSupported: () => true },
      roamingSettings: {
        get: (name: string) => roaming[name],
        set: (name: string, value: string) => {
          roaming[name] = value;
        },
        saveAsync: (callback: Callback) => callback({ status: "succeeded" }),
      },
      mailbox: {
        userProfile: { displayName: item.from.name, emailAddress: item.from.address },
        item: {
          itemType: item.kind,
          subject: { getAsync: method(18), setAsync: method(17, (subject: never) => ({ subject })) },
          to: recipients(0),
          cc: recipients(1),
          bcc: recipients(2),
          requiredAttendees: recipients(0),
          optionalAttendees: recipients(1),
          from: { getAsync: method(107, () => ({}), person as never) },
          organizer: { getAsync: method(107, () => ({}), person as never) },
          body: {
            getTypeAsync: method(14),
            getAsync: method(37, (type: never) => ({ coercionType: coercion(type) })),
          },
          getComposeTypeAsync: method(174),
          getAttachmentsAsync: method(
            149,
            () => ({}),
            (list: never) =>
              (list as { attachmentType: number }[]).map((one) => ({
                ...one,
                attachmentType: ["file", "item", "cloud"][one.attachmentType],
              })),
          ),
          getAttachmentContentAsync: method(150, (id: never) => ({ id })),
          loadCustomPropertiesAsync: method(
            3,
            () => ({}),
            () => ({ get: (name: string) => item.customProperties[name] }),
          ),
          sessionData: {
            getAsync: method(186, (name: never) => ({ name })),
            setAsync: method(185, (name: never, value: never) => ({ name, value })),
            removeAsync: method(189, (name: never) => ({ name })),
          },
          internetHeaders: {
            setAsync: method(152, (internetHeaderNameValuePairs: never) => ({ internetHeaderNameValuePairs })),
          },
        },
      },
    },
  };
}
