import { overrideNotes } from "../shared/core/delivery/override-notes.ts";
import { localStore } from "./local-store.ts";

/** What the user of this Thunderbird wrote beside reasons. */
export const ownNotes = overrideNotes(localStore);
