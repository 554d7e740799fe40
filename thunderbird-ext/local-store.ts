import browser from "webextension-polyfill";
import type { KeyValue } from "../shared/core/delivery/key-value.ts";

/** On this machine, and in no copy of it that leaves: `storage.local` is not synchronised. */
export const localStore: KeyValue = {
  read: async (key) => {
    const kept = (await browser.storage.local.get(key))[key];
    return typeof kept === "string" ? kept : null;
  },
  write: (key, value) => browser.storage.local.set({ [key]: value }),
};
