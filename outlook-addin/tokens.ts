import { enrolment } from "../shared/core/delivery/wire.ts";
import { addressKey, type EmailAddress } from "../shared/core/draft/email-address.ts";
import { readDeployment } from "./deployment.ts";
import { localText } from "./local-text.ts";

/** In milliseconds. */
const limitMs = 10_000;

export type Enrolled =
  | { readonly kind: "enrolled"; readonly token: string }
  | { readonly kind: "refused" }
  | { readonly kind: "unreachable" };

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
    localText()?.keep(keyOf(endpoint, address), token);
    return { kind: "enrolled", token };
  } catch {
    return { kind: "unreachable" };
  }
}
