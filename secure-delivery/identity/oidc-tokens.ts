import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from "jose";
import { z } from "zod";
import { type EmailAddress, parseEmailAddress } from "../../shared/core/draft/email-address.ts";
import { type Role, roles, type Scope, scopes } from "./caller.ts";
import type { OidcConfig } from "./identity-config.ts";

/** What a token of the organisation's identity provider says. */
export interface OidcClaims {
  readonly subject: string;
  /** Null: the provider names none, or does not vouch for it. */
  readonly address: EmailAddress | null;
  readonly role: Role;
  /** Null: the token does not speak of scopes. */
  readonly scopes: ReadonlySet<Scope> | null;
  /** One sign-in at one device, as far as the provider says. */
  readonly session: string;
  readonly issuedAt: number;
}

export type OidcResult =
  | { readonly kind: "valid"; readonly claims: OidcClaims }
  | { readonly kind: "refused" }
  /** The provider cannot be asked: nobody is let in, and the caller may try again. */
  | { readonly kind: "unavailable" };

export type OidcTokens = (token: string) => Promise<OidcResult>;

/** Public-key algorithms only: with a shared secret, whoever can check a token could make one. */
const algorithms = [
  "RS256",
  "RS384",
  "RS512",
  "PS256",
  "PS384",
  "PS512",
  "ES256",
  "ES384",
  "ES512",
  "EdDSA",
  "Ed25519",
];
/** How often a token with an unknown key may make us ask for new keys. */
const cooldownMs = 10_000;

const metadata = z.object({ issuer: z.string(), jwks_uri: z.url() });

/** Checks access tokens by the provider's own keys, found by discovery and renewed when it rotates them. */
export function oidcTokens(config: OidcConfig, now: () => number): OidcTokens {
  let keys: JWTVerifyGetKey | null = null;
  return async (token) => {
    try {
      keys ??= await discoverKeys(config);
      const { payload } = await jwtVerify(token, keys, {
        issuer: config.issuer,
        audience: config.audience,
        algorithms,
        clockTolerance: config.clockSkewSeconds,
        currentDate: new Date(now()),
        requiredClaims: ["sub", "exp", "iat"],
      });
      // Before its time, as one with a wrong clock makes it: a session counted from there would not end.
      const early = (payload.iat ?? 0) * 1_000 - config.clockSkewSeconds * 1_000 > now();
      return early ? { kind: "refused" } : { kind: "valid", claims: claimsOf(payload, config) };
    } catch (error) {
      return { kind: isRefusal(error) ? "refused" : "unavailable" };
    }
  };
}

async function discoverKeys({ issuer, timeoutMs }: OidcConfig): Promise<JWTVerifyGetKey> {
  const where = `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
  const response = await fetch(where, { redirect: "error", signal: AbortSignal.timeout(timeoutMs) });
  if (!response.ok) throw new Error("no discovery document");
  const found = metadata.parse(await response.json());
  if (found.issuer !== issuer) throw new Error("the discovery document is another issuer's");
  return createRemoteJWKSet(new URL(found.jwks_uri), { timeoutDuration: timeoutMs, cooldownDuration: cooldownMs });
}

/** A fault of the token, not of the way to the provider. */
function isRefusal(error: unknown): boolean {
  if (error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid) return false;
  // jose says this of an answer of the provider that is no key set.
  if (error instanceof errors.JOSEError) return error.code !== "ERR_JOSE_GENERIC";
  return false;
}

function claimsOf(payload: JWTPayload, config: OidcConfig): OidcClaims {
  const { sub = "", iat = 0, sid } = payload;
  return {
    subject: sub,
    address: addressOf(payload, config),
    role: roleOf(payload[config.rolesClaim], config),
    scopes: scopesIn(payload.scope ?? payload.scp, config.scopePrefix),
    session: typeof sid === "string" ? sid : "",
    issuedAt: iat * 1_000,
  };
}

function addressOf(payload: JWTPayload, { addressClaim, requireVerified }: OidcConfig): EmailAddress | null {
  const value = payload[addressClaim];
  if (typeof value !== "string" || (requireVerified && payload.email_verified !== true)) return null;
  return parseEmailAddress(value);
}

/** The strongest of the roles that the provider gave. */
function roleOf(value: unknown, { roleNames }: OidcConfig): Role {
  const given = new Set(Array.isArray(value) ? value : [value]);
  const strongest = [...roles].reverse().find((role) => roleNames[role]?.some((name) => given.has(name)));
  return strongest ?? "user";
}

function scopesIn(value: unknown, prefix: string): ReadonlySet<Scope> | null {
  const words = typeof value === "string" ? value.split(" ") : Array.isArray(value) ? value.map(String) : null;
  if (words === null) return null;
  return new Set(scopes.filter((scope) => words.includes(`${prefix}${scope}`)));
}
