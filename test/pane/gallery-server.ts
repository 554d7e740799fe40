import http from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { MessageState } from "../../shared/core/delivery/wire/message-state.ts";
import { type Submission, submission } from "../../shared/core/delivery/wire/submission.ts";

export interface GalleryServer {
  readonly url: string;
  /** Bytes of the page's script, minified. */
  readonly scriptBytes: number;
  /** How many sealed messages the endpoint took. */
  stored(): number;
  /** What was stored last. */
  lastSubmission(): Submission | null;
  /** Lets the slow endpoint answer. */
  release(): void;
  stop(): Promise<void>;
}

/**
 * Bundles the gallery and serves it, with a small endpoint beside it: one that works, one that fails, one that waits. What it says of a stored message
 * depends on the first letter of its id: o(pened by the first recipient), r(ecalled), e(xpired), any other: waiting.
 */
export async function startGallery(): Promise<GalleryServer> {
  bundled ??= bundle();
  const script = await bundled;
  const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sealpost</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
<style>body{margin:0}</style></head><body><div id="pane"></div><script src="/gallery.js"></script></body></html>`;
  let stored = 0;
  let last: Submission | null = null;
  let release = (): void => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });

  const recalled = new Set<string>();
  const stateOf = (id: string, expiresAt = new Date(Date.now() + 28 * 86_400_000).toISOString()): MessageState => {
    const openedAt = id.startsWith("o") ? new Date(Date.now() - 3_600_000).toISOString() : null;
    return {
      id,
      state: recalled.has(id) || id.startsWith("r") ? "recalled" : id.startsWith("e") ? "expired" : "accepted",
      storedAt: new Date().toISOString(),
      expiresAt,
      recipients: [
        {
          state: openedAt === null ? "portal_ready" : "opened",
          openedAt,
          // At a desk, where several people read one mailbox.
          ...(openedAt === null ? {} : { readers: [{ name: "Nora Beck", openedAt }] }),
        },
        { state: "portal_ready", openedAt: null },
      ],
    };
  };

  const server = http.createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    if (pathname === "/gallery.js") {
      response.writeHead(200, { "content-type": "text/javascript" }).end(script);
    } else if (pathname === "/") {
      response.writeHead(200, { "content-type": "text/html" }).end(page);
    } else if (pathname === "/endpoint/v1/messages" || pathname === "/slow/v1/messages") {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      last = submission.parse(JSON.parse(Buffer.concat(chunks).toString()));
      const { id, expiresAt } = last;
      if (pathname.startsWith("/slow")) await released;
      stored++;
      response
        .writeHead(202, { "content-type": "application/json" })
        .end(JSON.stringify({ id, expiresAt, storedAt: new Date().toISOString() }));
    } else if (pathname.startsWith("/endpoint/v1/messages/")) {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const [id = "", recall] = pathname.slice("/endpoint/v1/messages/".length).split("/");
      if (recall === "recall") recalled.add(id);
      const change: { expiresAt?: string } =
        request.method === "PATCH" ? JSON.parse(Buffer.concat(chunks).toString()) : {};
      const answer = recall === "recall" ? { id, recalled: "before_open" } : stateOf(id, change.expiresAt);
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
    } else {
      response.writeHead(503).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    scriptBytes: script.length,
    stored: () => stored,
    lastSubmission: () => last,
    release,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

let bundled: Promise<string> | null = null;

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("./gallery.tsx", import.meta.url))],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: "es2022",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "error",
  });
  return outputFiles[0]?.text ?? "";
}
