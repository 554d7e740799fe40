import { overrideNotes } from "../shared/core/delivery/override-notes.ts";
import { localStore } from "./local-store.ts";

/** What the user of this Thunderbird wrote beside reasons. The event page keeps them and each pane forgets them: one lock for all. */
export const ownNotes = overrideNotes(localStore, (task) => navigator.locks.request("override-notes", task));
