import { addressKey, type EmailAddress, parseEmailAddress } from "../../shared/core/draft/email-address.ts";
import type { EndpointParts } from "../endpoint-parts.ts";
import { type Digest, plainDigest } from "../keys/digests.ts";
import { type Caller, type Role, type Scope, scopesOf } from "./caller.ts";
import type { OidcClaims } from "./oidc-tokens.ts";

export type CallerResult =
  | { readonly kind: "known"; readonly caller: Caller }
  | { readonly kind: "unauthorised" | "session-ended" | "identity-unavailable" };

type Parts = Pick<EndpointParts, "config" | "digests" | "storage" | "oidc" | "now">;

const minute = 60_000;
const day = 86_400_000;

/** Whose bearer token this is: one of ours from an enrolment code, else one of the identity provider's. */
export async function findCaller(token: string, parts: Parts): Promise<CallerResult> {
  if (token.startsWith("sealpost_")) return byEnrolment(token, parts);
  if (parts.oidc === null) return { kind: "unauthorised" };
  const result = await parts.oidc(token);
  switch (result.kind) {
    case "valid":
      return byProvider(result.claims, parts);
    case "refused":
      return { kind: "unauthorised" };
    case "unavailable":
      return { kind: "identity-unavailable" };
  }
}

async function byEnrolment(token: string, parts: Parts): Promise<CallerResult> {
  const { config, storage, now, digests } = parts;
  const digest = plainDigest(token);
  const kept = await storage.tokens.find(digest);
  if (kept === null || kept.at + config.identity.tokenDays * day <= now()) return { kind: "unauthorised" };
  if (!(await isAwake(digest, kept.at, config.identity.idleDays * day, parts))) return { kind: "session-ended" };
  const delegated = config.identity.delegates.filter(({ senders }) =>
    parseAll(senders).some((address) => digests.sender(address) === kept.sender),
  );
  const senders = [kept.sender, ...parseAll(delegated.map(({ mailbox }) => mailbox)).map(digests.sender)];
  return { kind: "known", caller: callerOf(kept.sender, senders, kept.role, null) };
}

async function byProvider(claims: OidcClaims, parts: Parts): Promise<CallerResult> {
  const { config, digests } = parts;
  const session = digests.session(claims.subject, claims.session);
  const idleMs = (config.identity.oidc?.idleMinutes ?? 0) * minute;
  if (!(await isAwake(session, claims.issuedAt, idleMs, parts))) return { kind: "session-ended" };
  const named = config.identity.people.filter(({ subject }) => subject === claims.subject);
  const own = [
    ...(claims.address === null ? [] : [claims.address]),
    ...parseAll(named.flatMap((one) => one.addresses)),
  ];
  const keys = new Set(own.map(addressKey));
  const delegated = config.identity.delegates.filter(({ senders }) =>
    parseAll(senders).some((address) => keys.has(addressKey(address))),
  );
  const senders = [...own, ...parseAll(delegated.map(({ mailbox }) => mailbox))].map(digests.sender);
  return { kind: "known", caller: callerOf(digests.subject(claims.subject), senders, claims.role, claims.scopes) };
}

/** A token can take scopes away from a role, never add any. */
function callerOf(subject: Digest, senders: readonly Digest[], role: Role, asked: ReadonlySet<Scope> | null): Caller {
  const allowed = scopesOf[role].filter((scope) => asked === null || asked.has(scope));
  return { subject, senders: [...new Set(senders)], role, scopes: new Set(allowed) };
}

/** Signing in again wakes a session that fell asleep: the new token is younger than the end. */
async function isAwake(session: Digest, signedInAt: number, idleMs: number, { storage, now }: Parts): Promise<boolean> {
  const time = now();
  const seen = await storage.sessions.lastSeen(session);
  const last = Math.max(seen ?? 0, signedInAt);
  if (time - last > idleMs) return false;
  // Once a minute, or at a tenth of a short idle time, is exact enough.
  if (seen === null || time - seen >= Math.min(minute, idleMs / 10)) await storage.sessions.seen(session, time);
  return true;
}

function parseAll(written: readonly string[]): readonly EmailAddress[] {
  return written.map((address) => parseEmailAddress(address)).filter((address) => address !== null);
}
