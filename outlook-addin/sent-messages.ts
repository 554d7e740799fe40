import { sentRecord } from "../shared/core/delivery/sent-record.ts";
import { localStore } from "./local-store.ts";

/** The sealed messages of this Outlook. */
export const sentMessages = sentRecord(localStore);
