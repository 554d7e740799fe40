import { z } from "zod";
import { type GatewayInstructions, gatewayProfiles } from "../../shared/core/delivery/gateway-profiles.ts";
import { relayConfig } from "../relay/relay-config.ts";

type GatewayProfileId = GatewayInstructions["profile"];

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

const gateway = z.strictObject({
  profile: z.enum(Object.keys(gatewayProfiles) as [GatewayProfileId, ...GatewayProfileId[]]),
  word: z
    .string()
    .regex(/^[\x21-\x7e]{1,60}$/)
    .optional()
    .describe("The organisation's own word, where it has one"),
  header: z
    .string()
    .regex(/^X-[A-Za-z0-9-]{1,60}$/)
    .optional()
    .describe("For custom-header: its name"),
  countsAs: z.enum(["tls", "sealed"]).default("tls").describe("What the gateway does with a triggered message"),
  provenOn: z.iso
    .date()
    .nullable()
    .default(null)
    .describe("Day on which the self-test passed; until then it is no way"),
  relay: relayConfig.nullable().default(null).describe("How to reach it; null: by the endpoint's own relay"),
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
  gateway: gateway.nullable().default(null).describe("The organisation's existing gateway; null: none"),
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
