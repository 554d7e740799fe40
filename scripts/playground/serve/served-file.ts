import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import path from "node:path";

export interface ServedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Null when there is none in this folder. */
export async function fileIn(folder: string, name: string): Promise<ServedFile | null> {
  const file = path.join(folder, name);
  if (!file.startsWith(folder)) return null;
  try {
    return { name, bytes: await readFile(file) };
  } catch {
    return null;
  }
}

/** As docs/outlook.md tells administrators to serve the add-in: names with a hash for ever, the rest asked for anew by its ETag. */
export function keepable(response: ServerResponse, known: string | undefined, file: ServedFile | null): void {
  if (file === null) {
    answer(response, 404, "text/plain", "");
    return;
  }
  const tag = `"${createHash("sha256").update(file.bytes).digest("base64url")}"`;
  const headers = {
    ETag: tag,
    "Cache-Control": file.name.startsWith("chunks/") ? "public, max-age=31536000, immutable" : "no-cache",
  };
  if (known === tag) response.writeHead(304, headers).end();
  else answer(response, 200, mediaTypeOf(file.name), file.bytes, headers);
}

export function answer(
  response: ServerResponse,
  status: number,
  type: string,
  body: string | Buffer,
  headers: Readonly<Record<string, string>> = { "Cache-Control": "no-store" },
): void {
  response.writeHead(status, {
    "Content-Type": `${type}; charset=utf-8`,
    "X-Content-Type-Options": "nosniff",
    ...headers,
  });
  response.end(body);
}

const mediaTypes: Readonly<Record<string, string>> = {
  html: "text/html",
  js: "text/javascript",
  css: "text/css",
  json: "application/json",
  png: "image/png",
  svg: "image/svg+xml",
};

function mediaTypeOf(name: string): string {
  return mediaTypes[name.slice(name.lastIndexOf(".") + 1)] ?? "application/octet-stream";
}
