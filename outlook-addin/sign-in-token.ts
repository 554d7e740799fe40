import { createNestablePublicClientApplication, type IPublicClientApplication } from "@azure/msal-browser";
import type { Deployment } from "./deployment.ts";

let application: Promise<IPublicClientApplication> | null = null;

/**
 * A token by nested app authentication: Outlook itself brings the sign-in, so that nobody types a password here. Null where
 * that does not work (older Outlooks, no network): the enrolment code is the other way. `quiet`: only one that can be had
 * without asking the user. Never rejects.
 */
export async function signInToken(
  { clientId, authority, scopes }: NonNullable<Deployment["signIn"]>,
  user: "may-ask" | "quiet",
): Promise<string | null> {
  try {
    application ??= createNestablePublicClientApplication({
      auth: { clientId, authority },
      cache: { cacheLocation: "localStorage" },
    });
    const msal = await application;
    const request = { scopes: [...scopes] };
    const silent = await msal.acquireTokenSilent(request).catch(() => null);
    if (silent === null && user === "quiet") return null;
    return (silent ?? (await msal.acquireTokenPopup(request))).accessToken;
  } catch {
    application = null;
    return null;
  }
}
