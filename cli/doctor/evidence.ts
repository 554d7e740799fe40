import { manifestFacts } from "../manifest/manifest-facts.ts";
import { type Answer, ask } from "./ask.ts";
import { type BuildFile, readBuildFile } from "./build-file.ts";
import type { Reach } from "./reach.ts";
import { type SeenCertificate, seeCertificate } from "./see-certificate.ts";
import { deploymentIn, type ServedDeployment } from "./served-deployment.ts";
import { policyIn, type ServedPolicy } from "./served-policy.ts";

/** What the administrator says. */
export interface Questions {
  /** Where the add-in is served, without a slash at the end. */
  readonly host: string;
  /** Text of a manifest that is not served; null: look beside the add-in. */
  readonly manifest: string | null;
  readonly endpoint: string | null;
  /** Public keys that the deployment pins. */
  readonly keys: readonly string[];
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Everything that was seen from outside, before anybody judges it. */
export interface Evidence extends Questions {
  readonly certificate: SeenCertificate;
  /** By name below `host`. */
  readonly files: ReadonlyMap<string, Answer>;
  /** What `version.json` says is served; null: nothing that can be read. */
  readonly build: BuildFile | null;
  /** The files that it lists, by name. */
  readonly built: ReadonlyMap<string, Answer>;
  readonly deployment: ServedDeployment;
  /** By address; only what the manifest names. */
  readonly icons: ReadonlyMap<string, Answer>;
  readonly wellKnown: Answer;
  readonly policy: ServedPolicy;
  /** Null: there is no endpoint, or nobody knows its address. */
  readonly delivery: DeliveryEvidence | null;
}

export interface DeliveryEvidence {
  readonly url: string;
  readonly certificate: SeenCertificate;
  readonly discovery: Answer;
  readonly health: Answer;
  readonly readiness: Answer;
  readonly preflight: Answer;
}

const names = [
  "handler.js",
  "commands.html",
  "pane.html",
  "version.json",
  "manifest.xml",
  "policy.json",
  "deployment.json",
] as const;

/** Headers that the add-in sends to the endpoint, as a browser announces them. */
export const neededHeaders: readonly string[] = ["authorization", "content-type", "content-digest", "idempotency-key"];

export async function gather(questions: Questions, reach: Reach): Promise<Evidence> {
  const { host, keys, now } = questions;
  const { origin } = new URL(host);
  const [certificate, wellKnown, ...answers] = await Promise.all([
    seeCertificate(new URL(host), reach),
    ask(`${origin}/.well-known/microsoft-officeaddins-allowed.json`, reach),
    ...names.map((name) => ask(`${host}/${name}`, reach)),
  ]);
  const files = new Map(names.map((name, index) => [name as string, answers[index] ?? missing]));
  const manifest = questions.manifest ?? textOf(files.get("manifest.xml"));
  const icons = (manifest === null ? [] : (manifestFacts(manifest)?.icons ?? [])).filter(isHttps).slice(0, mostIcons);
  const build = readBuildFile(textOf(files.get("version.json")) ?? "");
  const listed = Object.keys(build?.files ?? {}).slice(0, mostFiles);
  const deployment = deploymentIn(files.get("deployment.json") ?? missing);
  // Where the administrator names no key, what the add-in itself pins counts.
  const pinned = keys.length === 0 && deployment.kind === "read" ? deployment.pinnedKeys : keys;
  const policy = policyIn(files.get("policy.json") ?? missing, pinned, now);
  const endpoint = questions.endpoint ?? (policy.kind === "read" ? policy.endpoint : null);
  return {
    ...questions,
    manifest,
    certificate,
    files,
    build,
    built: await askAll(listed, (name) => `${host}/${name}`, reach),
    deployment,
    icons: await askAll(icons, (url) => url, reach),
    wellKnown,
    policy,
    delivery: endpoint?.startsWith("https:") ? await askEndpoint(endpoint.replace(/\/+$/, ""), origin, reach) : null,
  };
}

const mostIcons = 20;
const mostFiles = 100;

async function askAll(
  names: readonly string[],
  addressOf: (name: string) => string,
  reach: Reach,
): Promise<ReadonlyMap<string, Answer>> {
  return new Map(await Promise.all(names.map(async (name) => [name, await ask(addressOf(name), reach)] as const)));
}

export function textOf(answer: Answer | undefined): string | null {
  return answer?.ok && answer.status === 200 ? answer.body.toString("utf8") : null;
}

function isHttps(url: string): boolean {
  return URL.parse(url)?.protocol === "https:";
}

const missing: Answer = { ok: false, why: "broken" };

async function askEndpoint(url: string, origin: string, reach: Reach): Promise<DeliveryEvidence> {
  const [certificate, discovery, health, readiness, preflight] = await Promise.all([
    seeCertificate(new URL(url), reach),
    ask(`${url}/.well-known/secure-delivery`, reach, { headers: { origin } }),
    ask(`${url}/healthz`, reach),
    ask(`${url}/readyz`, reach),
    ask(`${url}/v1/messages`, reach, {
      method: "OPTIONS",
      headers: {
        origin,
        "access-control-request-method": "POST",
        "access-control-request-headers": neededHeaders.join(","),
      },
    }),
  ]);
  return { url, certificate, discovery, health, readiness, preflight };
}
