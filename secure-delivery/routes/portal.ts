import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { ConfigError } from "../config-error.ts";
import type { EndpointEnv } from "../endpoint-env.ts";
import { answerProblem } from "../problems.ts";

/** The portal's files by name, in memory: no request can reach any other file. */
export type PortalFiles = ReadonlyMap<string, Uint8Array<ArrayBuffer>>;

const mediaTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
};

const page = "pickup.html";

export async function readPortal(folder: string): Promise<PortalFiles> {
  const names = await readdir(folder).catch(() => [] as string[]);
  if (!names.includes(page)) throw new ConfigError(`portalFolder: there is no ${page} in it; run "npm run build".`);
  const known = names.filter((name) => path.extname(name) in mediaTypes);
  return new Map(await Promise.all(known.map(async (name) => [name, await read(path.join(folder, name))] as const)));
}

/** The same page for every message, known or not: a link scanner learns and changes nothing. */
export function addPortal(app: OpenAPIHono<EndpointEnv>, files: PortalFiles): void {
  app.get("/p/:id", (context) =>
    context.body(files.get(page) ?? "", 200, { "Content-Type": mediaTypes[".html"] ?? "" }),
  );
  app.get("/portal/:file", (context) => {
    const name = context.req.param("file");
    const content = files.get(name);
    if (content === undefined || name === page) return answerProblem(context, "not-found");
    return context.body(content, 200, { "Content-Type": mediaTypes[path.extname(name)] ?? "" });
  });
}

async function read(file: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await readFile(file));
}
