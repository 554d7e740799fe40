import { sentRecord } from "../shared/core/delivery/sent-record.ts";
import { localStore } from "./local-store.ts";

/** The sealed messages of this Thunderbird. The event page and each pane write it: a lock is shared by all of them. */
export const sentMessages = sentRecord(localStore, (task) => navigator.locks.request("sent-messages", task));
