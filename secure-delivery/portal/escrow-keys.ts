import { fromBase64Url } from "../../shared/core/delivery/base64.ts";
import { type PickupResult, readBody, request } from "./pickup-api.ts";

const callMs = 30_000;

/**
 * The organisation's escrow keys: an answer is a record of theirs as much as the message is. From the policy that this endpoint
 * gives out; none without one. Not checked against a pinned key, as clients do: this very page comes from the same server.
 */
export async function escrowKeys(): Promise<PickupResult<readonly string[]>> {
  const answer = await readBody(await request("/v1/policy", callMs), async (response) => keysIn(await response.text()));
  return !answer.ok && answer.code === "not-found" ? { ok: true, value: [] } : answer;
}

/** Throws when it is no policy: an answer that the organisation cannot open is not sent in its place. */
function keysIn(jws: string): readonly string[] {
  const payload = fromBase64Url(jws.split(".")[1] ?? "");
  if (payload === null) throw new Error("not a policy");
  const policy = JSON.parse(new TextDecoder().decode(payload)) as { sealing?: { escrowKeys?: unknown } };
  const keys = policy.sealing?.escrowKeys ?? [];
  if (!Array.isArray(keys) || !keys.every((key) => typeof key === "string")) throw new Error("not a policy");
  return keys;
}
