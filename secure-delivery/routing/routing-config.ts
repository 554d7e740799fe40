import { z } from "zod";

const host = z.string().regex(/^(?:[a-z0-9-]+\.)+[a-z0-9-]+$/, "is not a host name in small letters");
const hostPattern = z.string().regex(/^(?:\*\.)?(?:[a-z0-9-]+\.)+[a-z0-9-]+$/, "is neither a host name nor *.name");

const ldap = z.strictObject({
  url: z
    .string()
    .regex(
      /^(?:ldaps:\/\/|ldap:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?:[:/]|$))/,
      "must be ldaps:// (ldap:// only on localhost)",
    ),
  base: z.string().min(1),
  bind: z
    .strictObject({ dn: z.string().min(1), password: z.string().min(1) })
    .nullable()
    .default(null),
  keyAttribute: z
    .string()
    .min(1)
    .nullable()
    .default("pgpKey")
    .describe("Holds an armored OpenPGP key; null: not asked"),
  certificateAttribute: z
    .string()
    .min(1)
    .nullable()
    .default("userCertificate;binary")
    .describe("Holds an S/MIME certificate; null: not asked"),
});

/** Which evidence is looked for, and where. */
export const routingConfig = z.strictObject({
  resolver: z
    .strictObject({
      address: z.union([z.ipv4(), z.ipv6()]),
      port: z.int().min(1).max(65_535).default(53),
      validating: z
        .boolean()
        .default(false)
        .describe("It validates DNSSEC, and nobody can change what it answers on its way here; needed for DANE"),
    })
    .nullable()
    .default(null)
    .describe("null: the system's first one, not validating"),
  partners: z
    .array(z.strictObject({ domains: z.array(host).min(1), hosts: z.array(hostPattern).min(1) }))
    .default([])
    .describe("Partners with whom TLS is agreed, and the names of their mail hosts"),
  dane: z.boolean().default(true),
  mtaSts: z.boolean().default(true),
  tlsProbe: z.boolean().default(true).describe("For ordinary mail only"),
  webKeyDirectory: z.boolean().default(true),
  keyServers: z.array(host).default([]).describe("Of the keys.openpgp.org kind; they learn whom you write to"),
  ldap: z.array(ldap).default([]),
  pinnedKeys: z.string().nullable().default(null).describe("Folder of OpenPGP keys (*.asc, *.pgp)"),
  pinnedCertificates: z.string().nullable().default(null).describe("Folder of S/MIME certificates (*.pem, *.cer …)"),
  certificateAuthorities: z
    .string()
    .nullable()
    .default(null)
    .describe("PEM file: who may vouch for S/MIME certificates from directories and from mail that was seen"),
  extraRoots: z
    .string()
    .nullable()
    .default(null)
    .describe("PEM file: authorities for TLS besides the usual ones, such as a partner's own"),
  timeLimitMs: z.int().min(50).max(60_000).default(5_000).describe("For one look at one source"),
  smtpPort: z.int().min(1).max(65_535).default(25).describe("Other than 25 in a laboratory only"),
  httpsPort: z.int().min(1).max(65_535).default(443).describe("Other than 443 in a laboratory only"),
  allowPrivateNetworks: z
    .boolean()
    .default(false)
    .describe("Also go to mail hosts with private addresses; strangers then choose where in your network we knock"),
});
export type RoutingConfig = z.output<typeof routingConfig>;
