import { ComposeHostError } from "../shared/core/draft/compose-host.ts";
import { type ComposeItem, isAppointment } from "./compose-item.ts";
import { officeCall } from "./office-call.ts";

/**
 * - `sent`: Outlook has it
 * - `refused`: a handler or Outlook did not let it go; the item is still there
 * - `pending`: Outlook has not said yet; nothing may be assumed, and nothing written to the item
 * - `press-send`: Outlook lets this add-in not send (before requirement set 1.15, or without the permission for the whole
 *   mailbox, which the usual manifest does not ask for): the user has to
 */
export type Sent = "sent" | "refused" | "pending" | "press-send";

/** Handlers may take their time. In milliseconds. */
const limitMs = 120_000;

/** Presses Send for the user; the handler looks at the item again. Never rejects. */
export async function sendItem(item: ComposeItem): Promise<Sent> {
  if (isAppointment(item) || typeof item.sendAsync !== "function") return "press-send";
  // Office.js throws where the manifest gives too little; a host may answer so instead.
  let taken = false;
  let code: number | undefined;
  try {
    await officeCall<void>((answered) => {
      item.sendAsync({}, (result) => {
        code = result.error?.code;
        answered(result);
      });
      taken = true;
    }, limitMs);
    return "sent";
  } catch (error) {
    if (!taken || isPermission(code)) return "press-send";
    const late = error instanceof ComposeHostError && error.code === "host-timeout";
    return late ? "pending" : "refused";
  }
}

/** `ooeNoCapability`, `AccessRestricted`, `ApiCallNotSupportedByExtensionPoint`, `InsufficientItemPermissions`, `MissingExtendedPermissions`. */
const permissionCodes: readonly unknown[] = [7000, 9017, 9032, 9038, 9047];

function isPermission(code: number | undefined): boolean {
  return permissionCodes.includes(code);
}
