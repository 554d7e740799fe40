import vm from "node:vm";
import { answerCall } from "../../scripts/playground/host/answer-call.ts";
import { withoutYoungerLanguage } from "../../scripts/playground/host/classic-language.ts";
import { type ClassicHandlers, classicOffice } from "../../scripts/playground/host/classic-office.ts";
import { type ComposeItem, composeItem, type NewItem } from "../../scripts/playground/host/compose-item.ts";
import type { CompletedWith } from "../../scripts/playground/host/smart-alert.ts";

/** The JavaScript-only runtime of classic Windows, as documented: Office, timers, and nothing else. */
export interface ClassicOutlook {
  readonly item: ComposeItem;
  readonly roaming: Record<string, string>;
  /** Runs the handler of this name; settles with what it gave `event.completed`. */
  run(handler: string): Promise<CompletedWith>;
}

export function classicOutlook(bundle: string, start: NewItem, roaming: Record<string, string> = {}): ClassicOutlook {
  const item = composeItem(start);
  const handlers: ClassicHandlers = new Map();
  const context = vm.createContext({ setTimeout, clearTimeout });
  vm.runInContext(withoutYoungerLanguage, context);
  const site = {
    item,
    role: "runtime" as const,
    permission: "item" as const,
    roaming,
    raise: () => {},
    send: async () => ({ error: true as const, errorCode: 9032 }),
    close: () => {},
  };
  const around = {
    kind: item.kind,
    user: item.from,
    language: "en-US",
    roaming,
    ask: (id: number, params: object, answered: (reply: object) => void) =>
      void answerCall(id, params, site).then(answered),
  };
  Object.assign(context, { Office: classicOffice(around, handlers) });
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
