import { type Enrolled, tradeCode } from "../shared/core/delivery/trade-code.ts";
import { addressKey, type EmailAddress } from "../shared/core/draft/email-address.ts";
import { readDeployment } from "./deployment.ts";
import { localText } from "./local-text.ts";

/** A token goes to no other endpoint than the one that gave it, and speaks for one address. */
const keyOf = (endpoint: string, address: EmailAddress): string => `token:${endpoint}:${addressKey(address)}`;

/**
 * What speaks for this sender at the endpoint: what an enrolment code brought for just this address (a shared mailbox that the
 * user's own sign-in does not speak for), else Microsoft's token where the organisation has set that up, else what the
 * deployment's code brings. Null: a code is needed first.
 */
export function tokenFor(endpoint: string, sender: EmailAddress): Promise<string | null> {
  return findToken(endpoint, sender, "may-ask");
}

/** The same, and no window opens for it. */
export function quietTokenFor(endpoint: string, sender: EmailAddress): Promise<string | null> {
  return findToken(endpoint, sender, "quiet");
}

async function findToken(endpoint: string, sender: EmailAddress, user: "may-ask" | "quiet"): Promise<string | null> {
  const kept = localText()?.find(keyOf(endpoint, sender)) ?? null;
  if (kept !== null) return kept;
  const { signIn, enrolmentCode } = await readDeployment();
  if (signIn !== null) {
    const { signInToken } = await import(/* webpackChunkName: "sign-in" */ "./sign-in-token.ts");
    const token = await signInToken(signIn, user);
    if (token !== null) return token;
  }
  if (enrolmentCode === null) return null;
  const enrolled = await enrol(endpoint, enrolmentCode, sender);
  return enrolled.kind === "enrolled" ? enrolled.token : null;
}

/** An old token would be refused for ever. */
export function dropToken(endpoint: string, sender: EmailAddress): void {
  localText()?.drop(keyOf(endpoint, sender));
}

/** Trades an enrolment code for a token that speaks for one address, and keeps it. Never rejects, never hangs. */
export function enrol(endpoint: string, code: string, address: EmailAddress): Promise<Enrolled> {
  return tradeCode(endpoint, code, address, (token) => localText()?.keep(keyOf(endpoint, address), token));
}
