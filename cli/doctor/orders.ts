import { isIP } from "node:net";
import { base64urlnopad } from "@scure/base";
import { readOrNull } from "../manifest/read-or-null.ts";
import { readOptions } from "../options.ts";
import { isPublicKey } from "../policy/key-file.ts";
import { printable } from "../terminal.ts";
import { ordinaryReach, type Reach } from "./reach.ts";
import { say } from "./say.ts";

const options = {
  host: { type: "string" },
  manifest: { type: "string" },
  endpoint: { type: "string" },
  key: { type: "string", multiple: true, default: [] as string[] },
  domain: { type: "string", multiple: true, default: [] as string[] },
  "dkim-selector": { type: "string", multiple: true, default: [] as string[] },
  resolver: { type: "string" },
  ca: { type: "string" },
  canary: { type: "string" },
  "proof-key": { type: "string" },
  json: { type: "boolean", default: false },
  strict: { type: "boolean", default: false },
} as const;

const domainShape = /^(?!-)[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+$/;

export interface Orders {
  readonly host: string | null;
  readonly manifest: string | null;
  readonly endpoint: string | null;
  readonly keys: readonly string[];
  readonly domains: readonly string[];
  readonly selectors: readonly string[];
  readonly resolver: string | null;
  readonly canary: string | null;
  readonly proofKey: Uint8Array | null;
  readonly reach: Reach;
  readonly json: boolean;
  readonly strict: boolean;
}

export type ReadOrders =
  | { readonly ok: true; readonly orders: Orders }
  /** `usage`: the command was called wrongly; else a file that it names cannot be had. */
  | { readonly ok: false; readonly usage: boolean; readonly problem: string };

export async function readOrders(args: readonly string[]): Promise<ReadOrders> {
  const parsed = readOptions(args, options);
  if (!parsed.ok) return { ok: false, usage: true, problem: parsed.problem };
  const { values, positionals } = parsed;
  const usage = (key: Parameters<typeof say>[0]): ReadOrders => ({ ok: false, usage: true, problem: say(key) });
  if (positionals.length > 0 || (values.host === undefined && values.domain.length === 0))
    return usage("nothing-asked");
  if (values.host !== undefined && !isHttps(values.host)) return usage("bad-host");
  if (values.endpoint !== undefined && !isHttps(values.endpoint)) return usage("bad-endpoint");
  if (!values.key.every(isPublicKey)) return usage("bad-key");
  const domains = values.domain.map((domain) => domain.toLowerCase());
  if (!domains.every((domain) => domainShape.test(domain))) return usage("bad-domain");
  if (values.resolver !== undefined && !isResolver(values.resolver)) return usage("bad-resolver");

  const unreadable = (file: string): ReadOrders => ({
    ok: false,
    usage: false,
    problem: say("unreadable", { file: printable(file) }),
  });
  const manifest = values.manifest === undefined ? null : await readOrNull(values.manifest);
  if (values.manifest !== undefined && manifest === null) return unreadable(values.manifest);
  const canary = values.canary === undefined ? null : await readOrNull(values.canary);
  if (values.canary !== undefined && canary === null) return unreadable(values.canary);
  const keyText = values["proof-key"] === undefined ? null : await readOrNull(values["proof-key"]);
  if (values["proof-key"] !== undefined && keyText === null) return unreadable(values["proof-key"]);
  const proofKey = keyText === null ? null : bytesOf(keyText);
  if (keyText !== null && proofKey === null) {
    return { ok: false, usage: false, problem: say("bad-proof-key", { file: printable(values["proof-key"] ?? "") }) };
  }
  const reach = await ordinaryReach(values.ca);
  if (reach === null) return unreadable(values.ca ?? "");
  return {
    ok: true,
    orders: {
      host: values.host?.replace(/\/+$/, "") ?? null,
      manifest,
      endpoint: values.endpoint ?? null,
      keys: values.key,
      domains,
      selectors: values["dkim-selector"],
      resolver: values.resolver ?? null,
      canary,
      proofKey,
      reach,
      json: values.json,
      strict: values.strict,
    },
  };
}

function isHttps(text: string): boolean {
  const url = URL.parse(text);
  return url?.protocol === "https:" && url.search === "" && url.hash === "" && url.username === "";
}

function isResolver(text: string): boolean {
  const [, bracketed, plain] = /^(?:\[([^\]]+)\]|([^:]+))(?::\d{1,5})?$/.exec(text) ?? [];
  return isIP(text) !== 0 || isIP(bracketed ?? plain ?? "") !== 0;
}

function bytesOf(text: string): Uint8Array | null {
  try {
    const bytes = base64urlnopad.decode(text.trim());
    return bytes.length >= 32 ? bytes : null;
  } catch {
    return null;
  }
}
