import { readFile } from "node:fs/promises";
import { hostname } from "node:os";
import path from "node:path";
import { z } from "zod";
import { maxPieceBytes, maxSealedBytes, maxUploadBytes } from "../shared/core/delivery/wire/sizes.ts";
import { parseEmailAddress } from "../shared/core/draft/email-address.ts";
import { ConfigError } from "./config-error.ts";
import { type DeliveryConfig, deliveryConfig } from "./delivery/delivery-config.ts";
import { roles } from "./identity/caller.ts";
import { identityConfig } from "./identity/identity-config.ts";
import { withEnvironment } from "./operations/config-from-env.ts";
import { pickupConfig } from "./pickup/pickup-config.ts";
import { relayConfig } from "./relay/relay-config.ts";
import { routingConfig } from "./routing/routing-config.ts";

const addressPattern = z
  .string()
  .refine(
    (value) => parseEmailAddress(value.replace(/^\*@/, "any@")) !== null,
    "is neither an e-mail address nor *@domain",
  );

const enrolmentOffer = z.strictObject({
  code: z.string().min(8).max(64).describe("Given to the users out of band; stored as a digest only"),
  addresses: z.array(addressPattern).min(1).describe("Addresses, or *@domain, that may enrol with this code"),
  uses: z.int().min(1).default(1).describe("How often the code works"),
  expiresAt: z.iso.datetime().nullable().default(null),
  role: z.enum(roles).default("user").describe("What the token may do: identity/caller.ts"),
});
export type EnrolmentOffer = z.infer<typeof enrolmentOffer>;

const limits = z.strictObject({
  maxSealedBytes: z.int().min(1_024).max(maxSealedBytes).default(maxSealedBytes),
  maxUploadBytes: z.int().min(1_024).max(maxUploadBytes).default(maxUploadBytes),
  maxPieceBytes: z.int().min(1_024).max(maxPieceBytes).default(maxPieceBytes),
  piecesPerMinute: z.int().min(1).default(600).describe("Of uploads, per sender"),
  waitingBytes: z
    .int()
    .min(1_024)
    .default(4 * maxUploadBytes)
    .describe("Uploads without a message, per sender"),
  uploadHours: z.number().positive().default(24).describe("An upload without a message is removed"),
  auditsPerMinute: z.int().min(1).default(60).describe("Batches, per sender"),
  maxExpiryDays: z.int().min(1).max(3_650).default(366),
  codeMinutes: z.number().positive().max(60).default(10),
  wrongCodes: z.int().min(1).max(20).default(5).describe("Wrong codes before an address is locked for a message"),
  lockMinutes: z.number().positive().default(15),
  challenges: z.int().min(1).default(5).describe("Codes per address and message in one window"),
  challengeWindowMinutes: z.number().positive().default(15),
  ticketMinutes: z.number().positive().max(60).default(10),
  enrolmentsPerMinute: z.int().min(1).default(10).describe("Per client address"),
  pickupsPerMinute: z.int().min(1).default(60).describe("Challenges and opens together, per client address"),
  messagesPerMinute: z.int().min(1).default(120).describe("Per sender"),
  purgeSeconds: z.number().positive().default(60),
  keepEndedDays: z.number().min(0).default(30).describe("Ciphertext of ended messages, for the escrow key only"),
});
export type Limits = z.infer<typeof limits>;

const operations = z.strictObject({
  metricsToken: z
    .string()
    .min(16)
    .nullable()
    .default(null)
    .describe("Bearer token for /metrics. null: only from this machine, not through a proxy"),
  headerSeconds: z.number().positive().default(15).describe("For the head of a request"),
  requestSeconds: z.number().positive().default(300).describe("For a whole request"),
  idleSeconds: z.number().positive().default(60).describe("A connection on which nothing moves"),
  connections: z.int().min(1).default(5_000).describe("At most so many at a time"),
  stopSeconds: z.number().min(0).default(10).describe("For open requests, when told to stop"),
});

const database = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("sqlite") }),
    z.strictObject({
      kind: z.literal("postgres"),
      url: z.string().regex(/^postgres(?:ql)?:\/\//, "is not a postgres:// address"),
      connections: z.int().min(1).max(100).default(10).describe("At most this many at a time, per process"),
    }),
  ])
  .default({ kind: "sqlite" });

const keyTimeout = z.int().min(100).default(10_000);
const keys = z.strictObject({
  folder: z
    .string()
    .min(1)
    .nullable()
    .default(null)
    .describe("digest.key, share.key and keystore.db. null: in the data folder. Back it up apart from the messages"),
  database: database.describe("The keystore. sqlite: keystore.db. postgres: another database than the messages'"),
  kek: z
    .discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("file") }),
      z.strictObject({
        kind: z.literal("command"),
        command: z.array(z.string()).min(1).describe("Called with wrap or unwrap at the end, base64 in and out"),
        timeoutMs: keyTimeout,
      }),
      z.strictObject({
        kind: z.literal("webhook"),
        url: z.url({ protocol: /^https?$/ }),
        token: z.string().min(8).nullable().default(null),
        timeoutMs: keyTimeout,
      }),
    ])
    .default({ kind: "file" })
    .describe("The key-encryption key. file: share.key. command, webhook: a key management service of yours"),
});
export type KeysConfig = z.output<typeof keys>;

const storage = z.strictObject({
  database: database.describe("sqlite: messages.db in the data folder, for one process. postgres: for several"),
  contents: z
    .discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("files") }),
      z.strictObject({
        kind: z.literal("s3"),
        endpoint: z.url({ protocol: /^https?$/ }),
        bucket: z.string().min(3).max(63),
        region: z.string().min(1).default("us-east-1"),
        accessKeyId: z.string().min(1),
        secretAccessKey: z.string().min(1),
        prefix: z
          .string()
          .regex(/^(?:[\w-]+\/)*$/, "is not a path that ends with a slash")
          .default(""),
        timeoutMs: z.int().min(100).default(30_000),
      }),
    ])
    .default({ kind: "files" })
    .describe("Where contents over 64 KB go. files: contents/ in the data folder, which several processes may share"),
});

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
  dataFolder: z.string().min(1),
  portalFolder: z
    .string()
    .min(1)
    .default(path.resolve(import.meta.dirname, "../dist/portal")),
  keys: keys.prefault({}),
  pickup: pickupConfig.prefault({}),
  policyFile: z.string().min(1).nullable().default(null).describe("The signed policy that clients fetch"),
  storage: storage.prefault({}),
  operations: operations.prefault({}),
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
  limits: limits.prefault({}),
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
  const { smime } = delivery;
  return {
    ...delivery,
    key: resolved(delivery.key),
    dkim: delivery.dkim.map((each) => ({ ...each, key: resolved(each.key) })),
    smime: smime === null ? null : { ...smime, certificate: resolved(smime.certificate), key: resolved(smime.key) },
  };
}
