import type { GuardedThunderbird } from "./guarded-thunderbird.ts";
import { toMainWindow, until } from "./windows.ts";

/** Thunderbird's own switch, there and back; leaves the main window in focus. */
export async function goOffline({ marionette, background }: GuardedThunderbird, offline: boolean): Promise<void> {
  await toMainWindow(marionette);
  await marionette.run((off: boolean) => {
    Services.io.offline = off;
  }, offline);
  await until("the add-on to know", () => background((off) => navigator.onLine !== off, offline));
}
