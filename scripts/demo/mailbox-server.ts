import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { escapeHtml } from "../../shared/core/draft/escape-html.ts";
import type { ReceivedMail } from "./mailbox.ts";

export interface MailboxPage {
  readonly url: string;
  stop(): Promise<void>;
}

const pageFolder = new URL("mailbox-page/", import.meta.url);
const mediaTypes = { html: "text/html", css: "text/css", js: "text/javascript" } as const;

const pagePolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
/** A mail may style itself and its links open in a tab of their own; it can run and load nothing. */
const mailPolicy =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

/** The demo mailbox in the browser: the list, each mail, and an event for each that comes in. */
export async function serveMailbox(
  mails: readonly ReceivedMail[],
  watch: (tell: (mail: ReceivedMail) => void) => () => void,
): Promise<MailboxPage> {
  const files = new Map<string, Buffer>();
  for (const name of ["mailbox.html", "mailbox.css", "mailbox.js"]) {
    files.set(name, await readFile(new URL(name, pageFolder)));
  }
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const file = pathname === "/" ? "mailbox.html" : pathname.slice(1);
    const mail = mails[Number(/^\/mail\/(\d+)$/.exec(pathname)?.[1] ?? Number.NaN)];
    if (!isOurs(request)) answer(response, 403, "text/plain", "");
    else if (pathname === "/mails.json") answer(response, 200, "application/json", listJson(mails));
    else if (pathname === "/events") streamEvents(response, watch);
    else if (mail !== undefined) answer(response, 200, "text/html", mailDocument(mail), mailPolicy);
    else if (files.has(file)) answer(response, 200, mediaTypeOf(file), files.get(file) ?? "");
    else answer(response, 404, "text/plain", "");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A page elsewhere that rebinds its name to this machine asks under its own name. */
function isOurs({ method, headers }: IncomingMessage): boolean {
  return method === "GET" && /^(?:127\.0\.0\.1|localhost):\d+$/.test(headers.host ?? "");
}

function answer(
  response: ServerResponse,
  status: number,
  type: string,
  body: string | Buffer,
  policy: string = pagePolicy,
): void {
  response.writeHead(status, {
    "Content-Type": `${type}; charset=utf-8`,
    "Content-Security-Policy": policy,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
  });
  response.end(body);
}

function streamEvents(response: ServerResponse, watch: (tell: (mail: ReceivedMail) => void) => () => void): void {
  response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
  response.write("retry: 1000\n\n");
  const unwatch = watch(({ id }) => response.write(`data: ${id}\n\n`));
  response.once("close", unwatch);
}

function listJson(mails: readonly ReceivedMail[]): string {
  return JSON.stringify(
    mails.map(({ id, at, from, to, subject, text, attachments }) => ({
      id,
      at,
      from,
      to,
      subject,
      preview: text.replace(/\s+/g, " ").slice(0, 140),
      attachments,
    })),
  );
}

/** The mail's own HTML, or its text with the links made clickable. */
function mailDocument({ html, text }: ReceivedMail): string {
  const linked = escapeHtml(text).replace(/https?:\/\/[^\s<]+/g, (link) => `<a href="${link}">${link}</a>`);
  const body = html === "" ? `<pre style="white-space:pre-wrap;font:inherit">${linked}</pre>` : html;
  const style =
    "body{font:16px/1.55 system-ui,sans-serif;color:#1d2733;margin:24px;overflow-wrap:anywhere}a{color:#0b5c8a}";
  return `<!DOCTYPE html><base target="_blank"><style>${style}</style>${body}`;
}

function mediaTypeOf(file: string): string {
  return mediaTypes[file.slice(file.lastIndexOf(".") + 1) as keyof typeof mediaTypes];
}
