import { type PickupResult, readBody, request } from "./pickup-api.ts";

const callMs = 30_000;

/** WebAuthn in this browser. Null: the reader changed their mind, or the browser cannot. */
export async function provePasskey(messageId: string): Promise<object | null> {
  const options = await readBody(await request(`/p/${messageId}/passkey/options`, callMs, { method: "POST" }), json);
  if (!options.ok) return null;
  const { startAuthentication } = await import(/* webpackChunkName: "passkey" */ "@simplewebauthn/browser");
  return startAuthentication({ optionsJSON: options.value }).catch(() => null);
}

/** Makes a passkey for the next time; false when it was not made. */
export async function makePasskey(messageId: string, ticket: string, address: string): Promise<boolean> {
  const headers = { authorization: `Bearer ${ticket}`, "content-type": "application/json" };
  const post = (body: object): RequestInit => ({ method: "POST", headers, body: JSON.stringify(body) });
  const offer: PickupResult<never> = await readBody(
    await request(`/p/${messageId}/passkey/offer`, callMs, post({ address })),
    json,
  );
  if (!offer.ok) return false;
  const { startRegistration } = await import(/* webpackChunkName: "passkey" */ "@simplewebauthn/browser");
  const passkey = await startRegistration({ optionsJSON: offer.value }).catch(() => null);
  if (passkey === null) return false;
  return (await request(`/p/${messageId}/passkey`, callMs, post({ address, passkey }))).ok;
}

function json(response: Response): Promise<never> {
  return response.json() as Promise<never>;
}
