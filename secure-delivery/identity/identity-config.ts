import { z } from "zod";
import { parseEmailAddress } from "../../shared/core/draft/email-address.ts";
import { roles } from "./caller.ts";

const address = z.string().refine((value) => parseEmailAddress(value) !== null, "is not one e-mail address");
const role = z.enum(roles);

const oidc = z.strictObject({
  issuer: z
    .url({ protocol: /^https?$/ })
    .refine(isSafe, "must be https")
    .describe("Discovery is at issuer/.well-known/openid-configuration"),
  audience: z.string().min(1).describe("Of the access tokens for this endpoint"),
  clockSkewSeconds: z.int().min(0).max(300).default(60),
  addressClaim: z.string().min(1).default("email").describe("Where the token says the user's address"),
  requireVerified: z
    .boolean()
    .default(true)
    .describe("Believe the address only with email_verified: true. Off only where the provider owns every address"),
  scopePrefix: z.string().default("").describe("In front of send, read … in the token's scope or scp"),
  rolesClaim: z.string().min(1).default("roles"),
  roleNames: z
    .partialRecord(role, z.array(z.string().min(1)))
    .default({})
    .describe("What the provider calls our roles; who has none of them is a user"),
  idleMinutes: z.number().positive().default(480).describe("Without a request for so long, the session is over"),
  timeoutMs: z.int().min(100).default(5_000),
});
export type OidcConfig = z.output<typeof oidc>;

export const identityConfig = z.strictObject({
  oidc: oidc.nullable().default(null),
  tokenDays: z.number().positive().max(3_650).default(365).describe("How long a token from an enrolment code works"),
  idleDays: z.number().positive().default(60).describe("An enrolment token that was not used for so long is over"),
  people: z
    .array(z.strictObject({ subject: z.string().min(1), addresses: z.array(address).min(1) }))
    .default([])
    .describe("Addresses of subjects whose tokens do not say them"),
  delegates: z
    .array(z.strictObject({ mailbox: address, senders: z.array(address).min(1) }))
    .default([])
    .describe("Who may send for a mailbox that is not their own"),
});
export type IdentityConfig = z.output<typeof identityConfig>;

function isSafe(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === "https:" || hostname === "localhost" || hostname === "127.0.0.1";
}
