import { type Enrolled, tradeCode } from "../shared/core/delivery/trade-code.ts";
import type { EmailAddress } from "../shared/core/draft/email-address.ts";
import { keepToken } from "./token-store.ts";

/** Trades an enrolment code for a token that speaks for one address, and keeps it. Never rejects, never hangs. */
export function enrol(endpoint: string, code: string, address: EmailAddress): Promise<Enrolled> {
  return tradeCode(endpoint, code, address, (token) => keepToken(endpoint, address, token));
}
