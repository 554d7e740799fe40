import type { EmailAddress } from "../draft/email-address.ts";
import { enrolment } from "./wire/enrolment.ts";

/** In milliseconds. */
const limitMs = 10_000;

export type Enrolled =
  | { readonly kind: "enrolled"; readonly token: string }
  | { readonly kind: "refused" }
  | { readonly kind: "unreachable" };

/** Trades an enrolment code for a token that speaks for one address, and has it kept. Never rejects, never hangs. */
export async function tradeCode(
  endpoint: string,
  code: string,
  address: EmailAddress,
  keep: (token: string) => void | Promise<void>,
): Promise<Enrolled> {
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
    await keep(token);
    return { kind: "enrolled", token };
  } catch {
    return { kind: "unreachable" };
  }
}
