import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import type { ComposeItem } from "../host/compose-item.ts";
import type { SignedIn } from "../host/nested-app-auth.ts";
import { offlinePage } from "./addin-page.ts";
import { type Certificate, localhostCertificate } from "./certificate.ts";
import { hostPage } from "./host-page.ts";
import { answer, fileIn, keepable } from "./served-file.ts";

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
  /** The identity provider behind Outlook's own sign-in; `asking`: with the user. Left out: this Outlook has none. */
  readonly signIn?: (scope: string, asking: boolean) => Promise<SignedIn | null>;
  /** What the page finds in `window.playgroundSettings`. */
  readonly settings?: object;
  readonly port?: number;
  /** Made anew where this is left out. */
  readonly certificate?: Certificate;
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
  const certificate = options.certificate ?? (await localhostCertificate());
  const page = await hostPage();
  const asked: string[] = [];
  let up = true;
  const settings = { ...options.settings, signIn: options.signIn !== undefined };

  const answerAddin = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!up) return void response.destroy();
    const pathname = pathOf(request);
    const known = request.headers["if-none-match"];
    if (pathname.startsWith("/office-js/")) {
      return keepable(response, known, await fileIn(officeFolder, pathname.slice(11).toLowerCase()));
    }
    if (pathname.startsWith("/host/")) return keepable(response, known, await fileIn(pageFolder, pathname.slice(6)));
    asked.push(pathname);
    const name = pathname.slice(1);
    const extra = options.files?.[name];
    if (extra !== undefined) return keepable(response, known, { name, bytes: Buffer.from(extra) });
    const file = await fileIn(options.addin, name);
    const page = file !== null && name.endsWith(".html");
    keepable(response, known, page ? { name, bytes: Buffer.from(offlinePage(file.bytes.toString())) } : file);
  };
  const host = createServer(certificate, (request, response) => {
    const pathname = pathOf(request);
    if (request.method === "POST" && pathname === "/deliver") return void receive(request, response, options.deliver);
    if (request.method === "POST" && pathname === "/sign-in")
      return void answerSignIn(request, response, options.signIn);
    if (request.method === "POST" && pathname === "/conditions") return void setConditions(request, response);
    if (pathname === "/") return answer(response, 200, "text/html", page.html(addinUrl(), settings));
    const own = page.files.get(pathname);
    if (own !== undefined) return answer(response, 200, own.type, own.content);
    if (options.oneOrigin === true) return void answerAddin(request, response);
    answer(response, 404, "text/plain", "");
  });
  /** The playground's own switch; on this machine alone, as everything here. */
  const setConditions = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    up = ((await jsonOf(request)) as { addinUp: boolean }).addinUp;
    answer(response, 200, "application/json", "{}");
  };
  const addin = createServer(certificate, (request, response) => void answerAddin(request, response));
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
  const delivered = await deliver((await jsonOf(request)) as ComposeItem).catch(() => false);
  answer(response, 200, "application/json", JSON.stringify({ delivered }));
}

async function answerSignIn(
  request: IncomingMessage,
  response: ServerResponse,
  signIn: OutlookServerOptions["signIn"],
): Promise<void> {
  const { scope, asking } = (await jsonOf(request)) as { scope: string; asking: boolean };
  const signedIn = (await signIn?.(scope, asking).catch(() => null)) ?? null;
  answer(response, 200, "application/json", JSON.stringify(signedIn));
}

async function jsonOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString());
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
