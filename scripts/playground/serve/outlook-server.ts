import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { ComposeItem } from "../host/compose-item.ts";
import { offlinePage } from "./addin-page.ts";
import { localhostCertificate } from "./certificate.ts";
import { hostPage } from "./host-page.ts";

export interface OutlookServer {
  /** The emulated Outlook. */
  readonly url: string;
  /** Where the add-in is served: another origin, as in life. */
  readonly addinUrl: string;
  /** False: the add-in's server is down; true: it is up again. */
  addinUp(up: boolean): void;
  /** Requests for the add-in's files so far, by path. */
  readonly asked: readonly string[];
  stop(): Promise<void>;
}

export interface OutlookServerOptions {
  /** Folder of the built add-in. */
  readonly addin: string;
  /** Files beside the add-in's own, such as `policy.json`; taken anew for each request. */
  readonly files?: Readonly<Record<string, string | Buffer>>;
  /** The mail server: true when it takes the item. */
  readonly deliver: (item: ComposeItem) => Promise<boolean>;
  /** What the page finds in `window.playgroundSettings`. */
  readonly settings?: object;
  readonly port?: number;
  /**
   * Serves both from one address, so that a person has to accept the certificate once only; left out: from two origins, as
   * in life.
   */
  readonly oneOrigin?: boolean;
}

const officeFolder = fileURLToPath(new URL("../../../node_modules/@microsoft/office-js/dist/", import.meta.url));
const pageFolder = fileURLToPath(new URL("../page/", import.meta.url));

/** Serves the emulated Outlook and the add-in over https on this machine alone. */
export async function startOutlookServer(options: OutlookServerOptions): Promise<OutlookServer> {
  const certificate = await localhostCertificate();
  const page = await hostPage();
  const asked: string[] = [];
  let up = true;

  const answerAddin = async (pathname: string, response: ServerResponse): Promise<void> => {
    if (!up) return void response.destroy();
    if (pathname.startsWith("/office-js/")) return sendFile(response, officeFolder, pathname.slice(11).toLowerCase());
    if (pathname.startsWith("/host/")) return sendFile(response, pageFolder, pathname.slice(6));
    asked.push(pathname);
    const name = pathname.slice(1);
    const extra = options.files?.[name];
    if (extra !== undefined) return answer(response, 200, mediaTypeOf(name), extra);
    await sendFile(response, options.addin, name, name.endsWith(".html") ? offlinePage : undefined);
  };
  const host = createServer(certificate, (request, response) => {
    const pathname = pathOf(request);
    if (request.method === "POST" && pathname === "/deliver") return void receive(request, response, options.deliver);
    if (pathname === "/") return answer(response, 200, "text/html", page.html(addinUrl(), options.settings ?? {}));
    if (pathname === "/page.js") return answer(response, 200, "text/javascript", page.script);
    if (pathname === "/page.css") return answer(response, 200, "text/css", page.style);
    if (options.oneOrigin === true) return void answerAddin(pathname, response);
    answer(response, 404, "text/plain", "");
  });
  const addin = createServer(certificate, (request, response) => void answerAddin(pathOf(request), response));
  const addinUrl = (): string => `https://localhost:${portOf(options.oneOrigin === true ? host : addin)}`;
  await Promise.all([listen(host, options.port ?? 0), listen(addin, 0)]);
  return {
    url: `https://localhost:${portOf(host)}/`,
    addinUrl: addinUrl(),
    addinUp(value) {
      up = value;
      if (!value) addin.closeAllConnections();
    },
    asked,
    stop: async () => void (await Promise.all([close(host), close(addin)])),
  };
}

function pathOf({ url }: IncomingMessage): string {
  return new URL(url ?? "/", "https://localhost").pathname;
}

async function receive(
  request: IncomingMessage,
  response: ServerResponse,
  deliver: OutlookServerOptions["deliver"],
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const delivered = await deliver(JSON.parse(Buffer.concat(chunks).toString())).catch(() => false);
  answer(response, 200, "application/json", JSON.stringify({ delivered }));
}

async function sendFile(
  response: ServerResponse,
  folder: string,
  name: string,
  change: (text: string) => string = (text) => text,
): Promise<void> {
  const file = path.join(folder, name);
  if (!file.startsWith(folder)) return answer(response, 404, "text/plain", "");
  try {
    const bytes = await readFile(file);
    answer(response, 200, mediaTypeOf(name), name.endsWith(".html") ? change(bytes.toString()) : bytes);
  } catch {
    answer(response, 404, "text/plain", "");
  }
}

function answer(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response.writeHead(status, {
    "Content-Type": `${type}; charset=utf-8`,
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
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

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve) => void server.listen(port, "127.0.0.1", resolve));
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
