import { enrolment } from "../shared/core/delivery/wire.ts";
import type { EmailAddress } from "../shared/core/draft/email-address.ts";
import { keepToken } from "./token-store.ts";

/** In milliseconds. */
const limitMs = 10_000;

export type Enrolled =
  | { readonly kind: "enrolled"; readonly token: string }
  | { readonly kind: "refused" }
  | { readonly kind: "unreachable" };

/** Trades an enrolment code for a token that speaks for one address, and keeps it. Never rejects, never hangs. */
export async function enrol(endpoint: string, code: string, address: EmailAddress): Promise<Enrolled> {
  try {
    const response = await fetch(`${endpoint}/v1/enrolments`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ code, address }),
      redirect: "error",
      credentials: "omit",
      cache: "no-store",
      signal: AbortSignal.timeout(limitMs),
    });
    if (response.status >= 400 && response.status < 500) return { kind: "refused" };
    const { token } = enrolment.parse(await response.json());
    await keepToken(endpoint, address, token);
    return { kind: "enrolled", token };
  } catch {
    return { kind: "unreachable" };
  }
}
