import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { iconSizes } from "../../../cli/manifest/icon-sizes.ts";
import { allowedJson, makeManifests } from "../../../cli/manifest/make-manifests.ts";
import { handlerNames } from "../../../outlook-addin/names.ts";
import { policyOf } from "../../support/policy-of.ts";
import type { Served } from "./https-folder.ts";

export type Answers = Map<string, Served | null>;

const outlooks = "https://outlook.office.com https://outlook.office365.com https://outlook.cloud.microsoft";

/** What a server answers on which nothing is wrong; tests change one thing. */
export async function goodDeployment(host: string, endpoint: string, policy: string, key: string): Promise<Answers> {
  const { files } = await makeManifests({
    host: new URL(host),
    organisation: "Riverside Clinic",
    id: null,
    mode: "block",
    support: host,
    version: "1.0.0",
    sendFromPane: false,
    pinnedKeys: [],
  });
  const handler = Object.values(handlerNames)
    .map((name) => `Office.actions.associate("${name}", f);`)
    .join("\n");
  const commands = '<!doctype html><script src="handler.js"></script>';
  const pane =
    '<!doctype html><script src="https://appsforoffice.microsoft.com/lib/1/hosted/office.js"></script><script src="pane.js"></script>';
  const built: Record<string, string> = {
    "handler.js": handler,
    "commands.html": commands,
    "pane.html": pane,
    "pane.js": "pane();",
  };
  const digests = Object.entries(built).map(([name, text]) => [
    name,
    `sha256-${createHash("sha256").update(text).digest("base64")}`,
  ]);
  const path = new URL(host).pathname;
  const answers: Answers = new Map();
  const put = (name: string, type: string, body: string | Buffer, headers: Served["headers"] = {}): void => {
    answers.set(`GET ${path}/${name}`, {
      headers: { "content-type": type, "cache-control": "no-cache", ...headers },
      body,
    });
  };
  const csp = {
    "content-security-policy": `default-src 'none'; script-src 'self' https://appsforoffice.microsoft.com https://ajax.aspnetcdn.com; style-src 'self' 'unsafe-inline'; connect-src 'self' ${endpoint}; frame-ancestors ${outlooks}`,
  };
  put("handler.js", "text/javascript; charset=utf-8", handler);
  put("pane.js", "text/javascript; charset=utf-8", "pane();");
  put("commands.html", "text/html; charset=utf-8", commands, csp);
  put("pane.html", "text/html; charset=utf-8", pane, csp);
  put(
    "version.json",
    "application/json",
    JSON.stringify({ version: "0.1.0+test", files: Object.fromEntries(digests) }),
  );
  put("deployment.json", "application/json", JSON.stringify({ pinnedKeys: [key] }));
  put("manifest.xml", "application/xml", `${files["manifest.xml"]}`);
  put("policy.json", "application/json", policy, { "last-modified": new Date().toUTCString() });
  for (const size of iconSizes) {
    const icon = await readFile(new URL(`../../../manifests/outlook/icons/icon-${size}.png`, import.meta.url));
    put(`icons/icon-${size}.png`, "image/png", icon);
  }
  answers.set("GET /.well-known/microsoft-officeaddins-allowed.json", {
    headers: { "content-type": "application/json" },
    body: allowedJson(host),
  });
  return answers;
}

export function goodEndpoint(origin: string): Answers {
  const discovery = {
    protocol: "secure-delivery/1",
    organisation: "Riverside Clinic",
    maxSealedBytes: 1_000,
    openapi: "/openapi.json",
  };
  const cors = { "access-control-allow-origin": origin };
  return new Map<string, Served | null>([
    [
      "GET /.well-known/secure-delivery",
      { headers: { "content-type": "application/json", ...cors }, body: JSON.stringify(discovery) },
    ],
    ["GET /healthz", { body: "ok\n" }],
    ["GET /readyz", { body: "ready\n" }],
    [
      "OPTIONS /v1/messages",
      {
        status: 204,
        headers: {
          ...cors,
          "access-control-allow-methods": "GET,POST,PUT,PATCH,DELETE",
          "access-control-allow-headers": "Authorization,Content-Type,Content-Digest,Idempotency-Key",
        },
      },
    ],
  ]);
}

export const policyFor = (endpoint: string, change: object = {}): string =>
  JSON.stringify(policyOf({ endpoint, domains: ["clinic.example"], ...change }));
