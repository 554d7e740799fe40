import type { Discovery } from "../../shared/core/delivery/wire/discovery.ts";
import type { PickupChallenged, PickupOpened } from "../../shared/core/delivery/wire/pickup.ts";
import type { Problem, ProblemCode } from "../../shared/core/delivery/wire/problem.ts";

/** A try that failed. `waitMinutes` is 1 or more where waiting helps, by the server's word. */
export interface PickupFailure {
  readonly ok: false;
  readonly code: ProblemCode | "offline";
  readonly waitMinutes: number;
}

export type PickupResult<T> = { readonly ok: true; readonly value: T } | PickupFailure;

/** One proof of the address (wire/pickup.ts, `pickupOpen`), with the agreed word's verifier where one is asked for. */
export type PickupProof = { readonly secret?: string; readonly name?: string } & (
  | { readonly code: string; readonly trust: boolean }
  | { readonly device: string }
  | { readonly passkey: object }
);

/** What the portal offers besides a mailed code. */
export interface PickupOffers {
  readonly passkeys: boolean;
  readonly trustedDeviceDays: number;
}

/** The pickup's side of the protocol. Nothing rejects and nothing hangs. */
export interface PickupApi {
  challenge(address: string, by: "email" | "sms"): Promise<PickupResult<PickupChallenged>>;
  open(address: string, proof: PickupProof): Promise<PickupResult<PickupOpened>>;
  content(ticket: string): Promise<PickupResult<Uint8Array>>;
}

const callMs = 30_000;
const downloadMs = 300_000;

export function pickupApi(messageId: string): PickupApi {
  const base = `/p/${messageId}`;
  const post = (path: string, body: unknown): Promise<PickupResult<Response>> =>
    request(`${base}/${path}`, callMs, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  return {
    challenge: async (address, by) => readBody(await post("challenge", { address, by }), (response) => response.json()),
    open: async (address, proof) => readBody(await post("open", { address, ...proof }), (response) => response.json()),
    content: async (ticket) =>
      readBody(
        await request(`${base}/content`, downloadMs, { headers: { authorization: `Bearer ${ticket}` } }),
        async (response) => new Uint8Array(await response.arrayBuffer()),
      ),
  };
}

/** The organisation's name and what it offers; an empty name while the server cannot be reached. */
export async function aboutEndpoint(): Promise<{ readonly organisation: string; readonly offers: PickupOffers }> {
  const found: PickupResult<Discovery> = await readBody(
    await request("/.well-known/secure-delivery", callMs),
    (response) => response.json() as Promise<Discovery>,
  );
  if (!found.ok) return { organisation: "", offers: { passkeys: false, trustedDeviceDays: 0 } };
  return { organisation: found.value.organisation, offers: found.value.pickup };
}

export async function request(
  path: string,
  limitMs: number,
  options: RequestInit = {},
): Promise<PickupResult<Response>> {
  try {
    const signal = AbortSignal.timeout(limitMs);
    const response = await fetch(path, {
      ...options,
      credentials: "omit",
      cache: "no-store",
      redirect: "error",
      signal,
    });
    return response.ok ? { ok: true, value: response } : await failure(response);
  } catch {
    return offline;
  }
}

export async function readBody<T>(
  answer: PickupResult<Response>,
  read: (response: Response) => Promise<T>,
): Promise<PickupResult<T>> {
  if (!answer.ok) return answer;
  try {
    return { ok: true, value: await read(answer.value) };
  } catch {
    return offline;
  }
}

async function failure(response: Response): Promise<PickupFailure> {
  const seconds = Number(response.headers.get("retry-after") ?? 60);
  const waitMinutes = Math.max(1, Math.ceil(seconds / 60) || 1);
  try {
    const { code } = (await response.json()) as Problem;
    return { ok: false, code, waitMinutes };
  } catch {
    return { ok: false, code: "internal", waitMinutes };
  }
}

const offline: PickupFailure = { ok: false, code: "offline", waitMinutes: 1 };
