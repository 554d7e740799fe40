import { z } from "zod";
import { address, timestamp } from "./fields.ts";

/** A short name, never a text: there is no place for anything about a patient. */
const slug = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,79}$/, "is not a short name in small letters");

/**
 * `unencrypted`: a person asked for plain mail, was warned, and accepted (45 CFR 164.524). `marketing`: an authorisation
 * (45 CFR 164.508(a)(3)).
 */
export const registerKind = z.enum(["unencrypted", "marketing"]);
export type RegisterKind = z.infer<typeof registerKind>;

export const registerRequest = z
  .strictObject({
    register: registerKind,
    address,
    /** `access-request`, `appointment`, …; for marketing the organisation's own short name. */
    purpose: slug,
    /** Which warning was accepted, or which form was signed: its short name and version. */
    document: slug,
    until: timestamp,
  })
  .meta({ id: "RegisterRequest" });
export type RegisterRequest = z.infer<typeof registerRequest>;

export const registerEntry = z
  .object({
    id: z.string(),
    register: registerKind,
    purpose: z.string(),
    document: z.string(),
    /** Keyed digests of who did it. */
    recordedBy: z.string(),
    recordedAt: timestamp,
    until: timestamp,
    revoked: z.object({ by: z.string(), at: timestamp }).nullable(),
    /** Neither over nor revoked. */
    valid: z.boolean(),
  })
  .meta({ id: "RegisterEntry" });
export type RegisterEntry = z.infer<typeof registerEntry>;

/** A body, not a query: an address must not stand in a log of addresses. */
export const registerLookup = z.strictObject({ address }).meta({ id: "RegisterLookup" });

export const registerEntries = z.object({ entries: z.array(registerEntry) }).meta({ id: "RegisterEntries" });

export const registerRevocation = z.strictObject({ address }).meta({ id: "RegisterRevocation" });
