import { createNestablePublicClientApplication, type IPublicClientApplication } from "@azure/msal-browser";
import type { Deployment } from "./deployment.ts";

let application: Promise<IPublicClientApplication> | null = null;

/**
 * A token by nested app authentication: Outlook itself brings the sign-in, so that nobody types a password here. Null where
 * that does not work (older Outlooks, no network): the enrolment code is the other way. Never rejects.
 */
export async function signInToken({
  clientId,
  authority,
  scopes,
}: NonNullable<Deployment["signIn"]>): Promise<string | null> {
  try {
    application ??= createNestablePublicClientApplication({
      auth: { clientId, authority },
      cache: { cacheLocation: "localStorage" },
    });
    const msal = await application;
    const request = { scopes: [...scopes] };
    const silent = await msal.acquireTokenSilent(request).catch(() => null);
    return (silent ?? (await msal.acquireTokenPopup(request))).accessToken;
  } catch {
    application = null;
    return null;
  }
}
