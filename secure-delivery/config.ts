import { readFile } from "node:fs/promises";
import { hostname } from "node:os";
import path from "node:path";
import { z } from "zod";
import { ConfigError } from "./config-error.ts";
import { type DeliveryConfig, deliveryConfig } from "./delivery/delivery-config.ts";
import { enrolmentOffer } from "./identity/enrolment-offer.ts";
import { identityConfig } from "./identity/identity-config.ts";
import { keysConfig } from "./keys/keys-config.ts";
import { limitsConfig } from "./limits/limits-config.ts";
import { withEnvironment } from "./operations/config-from-env.ts";
import { operationsConfig } from "./operations/operations-config.ts";
import { pickupConfig } from "./pickup/pickup-config.ts";
import { relayConfig } from "./relay/relay-config.ts";
import { routingConfig } from "./routing/routing-config.ts";
import { storageConfig } from "./storage/storage-config.ts";

export const endpointConfig = z.strictObject({
  host: z.string().default("127.0.0.1"),
  port: z.int().min(0).max(65_535).default(0).describe("0: any free port"),
  publicUrl: z
    .url({ protocol: /^https?$/ })
    .nullable()
    .default(null)
    .describe("How recipients reach the portal"),
  trustedProxies: z.int().min(0).max(5).default(0).describe("Proxies in front that write X-Forwarded-For"),
  organisation: z.string().min(1).max(120),
  logo: z
    .string()
    .min(1)
    .nullable()
    .default(null)
    .describe("Picture beside the name on the pickup page: .svg, .png, .jpg or .webp, at most 32 KB"),
  dataFolder: z.string().min(1),
  portalFolder: z
    .string()
    .min(1)
    .default(path.resolve(import.meta.dirname, "../dist/portal")),
  keys: keysConfig.prefault({}),
  pickup: pickupConfig.prefault({}),
  policyFile: z.string().min(1).nullable().default(null).describe("The signed policy that clients fetch"),
  storage: storageConfig.prefault({}),
  operations: operationsConfig.prefault({}),
  relay: relayConfig,
  identity: identityConfig.prefault({}),
  hostname: z
    .string()
    .regex(/^[a-zA-Z0-9.-]+$/, "is not a host name")
    .default(() => hostname() || "localhost")
    .describe("What this endpoint calls itself to other mail servers; should resolve to it"),
  routing: routingConfig.prefault({}).describe("How recipients may be reached"),
  delivery: deliveryConfig.nullable().default(null).describe("null: messages are stored for pickup only"),
  enrolments: z.array(enrolmentOffer).default([]),
  limits: limitsConfig.prefault({}),
});
/** As written by a person: everything with a default may be left out. */
export type EndpointConfig = z.input<typeof endpointConfig>;
export type CheckedConfig = z.output<typeof endpointConfig>;

export function checkConfig(raw: unknown): CheckedConfig {
  const checked = endpointConfig.safeParse(raw);
  if (checked.success) return checked.data;
  const lines = checked.error.issues.map(
    (issue) => `  ${issue.path.join(".") || "(the whole file)"}: ${issue.message}`,
  );
  throw new ConfigError(`The endpoint's configuration cannot be used:\n${lines.join("\n")}`);
}

/** Relative folders count from the file. The environment may change settings (operations/config-from-env.ts). */
export async function readConfigFile(file: string, env: NodeJS.ProcessEnv = {}): Promise<CheckedConfig> {
  const text = await readFile(file, "utf8").catch(() => {
    throw new ConfigError("The configuration file cannot be read.");
  });
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    throw new ConfigError("The configuration file is not JSON.");
  }
  const config = checkConfig(withEnvironment(raw, env, Object.keys(endpointConfig.shape)));
  const from = path.dirname(path.resolve(file));
  const resolved = (name: string | null): string | null => (name === null ? null : path.resolve(from, name));
  return {
    ...config,
    dataFolder: path.resolve(from, config.dataFolder),
    policyFile: config.policyFile === null ? null : path.resolve(from, config.policyFile),
    keys: { ...config.keys, folder: config.keys.folder === null ? null : path.resolve(from, config.keys.folder) },
    portalFolder: path.resolve(from, config.portalFolder),
    logo: resolved(config.logo),
    delivery: config.delivery === null ? null : withFilesFrom(config.delivery, from),
    routing: {
      ...config.routing,
      pinnedKeys: resolved(config.routing.pinnedKeys),
      pinnedCertificates: resolved(config.routing.pinnedCertificates),
      certificateAuthorities: resolved(config.routing.certificateAuthorities),
      extraRoots: resolved(config.routing.extraRoots),
    },
  };
}

function withFilesFrom(delivery: DeliveryConfig, from: string): DeliveryConfig {
  const resolved = (file: string): string => path.resolve(from, file);
  const { openpgp, smime } = delivery;
  return {
    ...delivery,
    key: resolved(delivery.key),
    dkim: delivery.dkim.map((each) => ({ ...each, key: resolved(each.key) })),
    openpgp: openpgp === null ? null : { ...openpgp, key: resolved(openpgp.key) },
    smime: smime === null ? null : { ...smime, certificate: resolved(smime.certificate), key: resolved(smime.key) },
  };
}
