import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import { ConfigError } from "../config-error.ts";
import type { EndpointEnv } from "../endpoint-env.ts";
import { readLogo, withLogo } from "../operations/logo.ts";
import { answerProblem } from "../problems.ts";

/** The portal's files by name, in memory: no request can reach any other file. */
export type PortalFiles = ReadonlyMap<string, PortalFile>;

type Bytes = Uint8Array<ArrayBuffer>;

/** As it is, and as browsers on a slow line want it. Nothing of a message or a reader is ever compressed. */
interface PortalFile {
  readonly plain: Bytes;
  readonly br: Bytes;
  readonly gzip: Bytes;
}

const mediaTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
};

const page = "pickup.html";
/** Its content's hash is in its name: it never changes. */
const hashed = /\.[0-9a-f]{10}\.js$/;

/** `logo`: the organisation's own in place of ours. */
export async function readPortal(folder: string, logo: string | null): Promise<PortalFiles> {
  const names = await readdir(folder).catch(() => [] as string[]);
  if (!names.includes(page)) throw new ConfigError(`portalFolder: there is no ${page} in it; run "npm run build".`);
  const known = names.filter((name) => path.extname(name) in mediaTypes);
  const picture = logo === null ? null : await readLogo(logo);
  const file = async (name: string): Promise<PortalFile> => {
    const content = await readFile(path.join(folder, name));
    return compressed(name === page && picture !== null ? withLogo(content.toString(), picture) : content);
  };
  return new Map(await Promise.all(known.map(async (name) => [name, await file(name)] as const)));
}

/** The same page for every message, known or not: a link scanner learns and changes nothing. */
export function addPortal(app: OpenAPIHono<EndpointEnv>, files: PortalFiles): void {
  app.get("/p/:id", (context) => give(context, page, files.get(page)));
  app.get("/portal/:file", (context) => {
    const name = context.req.param("file");
    return give(context, name, name === page ? undefined : files.get(name));
  });
}

function give(context: Context<EndpointEnv>, name: string, file: PortalFile | undefined): Response {
  if (file === undefined) return answerProblem(context, "not-found");
  const taken = context.req.header("accept-encoding") ?? "";
  const encoding = (["br", "gzip"] as const).find((each) =>
    new RegExp(`\\b${each}\\b(?!;\\s*q=0(?:\\.0*)?\\b)`).test(taken),
  );
  const headers = {
    "Content-Type": mediaTypes[path.extname(name)] ?? "",
    Vary: "Accept-Encoding",
    ...(hashed.test(name) ? { "Cache-Control": "public, max-age=31536000, immutable" } : {}),
  };
  if (encoding === undefined) return context.body(file.plain, 200, headers);
  return context.body(file[encoding], 200, { ...headers, "Content-Encoding": encoding });
}

async function compressed(content: string | Buffer): Promise<PortalFile> {
  const plain = new Uint8Array(Buffer.from(content));
  return {
    plain,
    br: new Uint8Array(await promisify(brotliCompress)(plain)),
    gzip: new Uint8Array(await promisify(gzip)(plain, { level: 9 })),
  };
}
