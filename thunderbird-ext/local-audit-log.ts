import type { AuditLog, KeptEvent } from "../shared/core/audit/audit-event.ts";
import { inStore } from "./database.ts";
import { addonVersion } from "./version.ts";

const kept = 1_000;
/** Between two looks whether there are too many: a send waits for what it writes, not for this. */
const tidyAfter = 100;

/** The latest thousand events or a few more, on this machine, each with the build that made it. Two pages may append at once. */
export const localAuditLog: AuditLog = {
  append: async (made) => {
    const event: KeptEvent = { ...made, madeBy: addonVersion };
    const number = Number(await inStore("audit", "readwrite", (store) => store.add(event)));
    if (number > kept && number % tidyAfter === 0) {
      void inStore("audit", "readwrite", (store) => store.delete(IDBKeyRange.upperBound(number - kept))).catch(
        () => {},
      );
    }
  },
};
