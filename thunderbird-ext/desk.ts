import { deliverUnasked, holdOrLeave } from "./deliver-unasked.ts";
import { routesAtSend } from "./known-routes.ts";
import { emptyVault } from "./original-vault.ts";
import { actOnDraft } from "./pane-act.ts";
import { lookAtDraft } from "./pane-look.ts";
import { forget, settleAnnouncement } from "./settle-announcement.ts";
import { endpointFor } from "./thunderbird-channel.ts";

/** All that a clean send does not need; loaded in one go, on use (open-desk.ts). */
export const desk = {
  actOnDraft,
  deliverUnasked,
  emptyVault,
  endpointFor,
  forget,
  holdOrLeave,
  lookAtDraft,
  routesAtSend,
  settleAnnouncement,
} as const;
export type Desk = typeof desk;
