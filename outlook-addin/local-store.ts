import type { KeyValue } from "../shared/core/delivery/key-value.ts";
import { localText } from "./local-text.ts";

/** On this machine alone, beside the add-in's own address; rejects where a browser forbids that. */
export const localStore: KeyValue = {
  read: async (key) => localText()?.find(key) ?? null,
  write: async (key, value) => {
    const local = localText();
    if (local === null) throw new Error("no local storage");
    local.keep(key, value);
  },
};
