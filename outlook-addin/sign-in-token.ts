import { createNestablePublicClientApplication, type IPublicClientApplication } from "@azure/msal-browser";
import type { Deployment } from "./deployment.ts";
import { inTime } from "./in-time.ts";

/** In milliseconds. MSAL itself waits for Outlook without end. */
const silentLimitMs = 15_000;
/** The user may have to choose an account, and to find a second factor. */
const askingLimitMs = 180_000;

let application: Promise<IPublicClientApplication> | null = null;

/**
 * A token by nested app authentication: Outlook itself brings the sign-in, so that nobody types a password here. Null where
 * that does not work (older Outlooks, no network, the user shuts the window): the enrolment code is the other way. `quiet`: only
 * one that can be had without asking the user. Never rejects, never hangs.
 */
export async function signInToken(
  { clientId, authority, scopes }: NonNullable<Deployment["signIn"]>,
  user: "may-ask" | "quiet",
): Promise<string | null> {
  // Without it MSAL would open a window of its own, at an address that nobody has registered.
  if (!Office.context.requirements.isSetSupported("NestedAppAuth", "1.1")) return null;
  try {
    application ??= createNestablePublicClientApplication({
      auth: { clientId, authority },
      cache: { cacheLocation: "localStorage" },
    });
    const msal = await inTime(application, silentLimitMs);
    const request = { scopes: [...scopes] };
    const silent = await inTime(msal.acquireTokenSilent(request), silentLimitMs).catch(() => null);
    if (silent === null && user === "quiet") return null;
    return (silent ?? (await inTime(msal.acquireTokenPopup(request), askingLimitMs))).accessToken;
  } catch {
    application = null;
    return null;
  }
}
