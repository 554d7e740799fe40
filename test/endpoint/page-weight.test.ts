import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { get } from "node:http";
import { buffer } from "node:stream/consumers";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Clinic, openClinic, submissionOf } from "./clinic.ts";

/** What a phone on a slow line has to fetch: on the wire, from the built portal. */
let clinic: Clinic;
beforeAll(async () => {
  if (!existsSync("dist/portal/pickup.js")) throw new Error('the portal is not built: run "npm run build"');
  clinic = await openClinic({ portalFolder: "dist/portal" });
});
afterAll(() => clinic.stop());

interface Fetched {
  readonly encoding: string;
  readonly bytes: number;
  readonly text: string;
}

/** Node's own client: `fetch` does not say how many bytes came. */
async function fetched(path: string, accepts = "gzip, deflate, br"): Promise<Fetched> {
  const answer = await new Promise<{ encoding: string; body: Buffer }>((resolve, reject) => {
    get(`${clinic.url}${path}`, { headers: { "accept-encoding": accepts } }, (response) => {
      buffer(response).then((body) => resolve({ encoding: response.headers["content-encoding"] ?? "", body }), reject);
    }).on("error", reject);
  });
  const { encoding, body } = answer;
  const plain = encoding === "br" ? brotliDecompressSync(body) : encoding === "gzip" ? gunzipSync(body) : body;
  return { encoding, bytes: body.length, text: plain.toString() };
}

async function weightOf(paths: readonly string[]): Promise<number> {
  const all = await Promise.all(paths.map((path) => fetched(path)));
  return all.reduce((sum, { bytes }) => sum + bytes, 0);
}

describe("the pickup page", () => {
  it("is there with less than 15 KB in two requests: the page with its style, and its script", async () => {
    const page = `/p/${submissionOf().id}`;
    const { text } = await fetched(page);
    const parts = [...text.matchAll(/(?:src|href)="?(\/portal\/[\w.-]+)/g)].map(([, path = ""]) => path);
    expect(parts).toEqual(["/portal/pickup.js"]);
    expect(text).toContain("<style>");
    const bytes = await weightOf([page, ...parts]);
    expect(bytes).toBeGreaterThan(5_000);
    expect(bytes).toBeLessThan(15_000);
  });

  it("is never kept by a browser; what it loads later may be, since its name changes with it", async () => {
    const later = (await readdir("dist/portal")).filter((name) => /\.[0-9a-f]{10}\.js$/.test(name));
    expect(later.length).toBeGreaterThan(3);
    const kept = async (path: string) => (await clinic.call("GET", path)).headers.get("cache-control");
    for (const name of later) expect(await kept(`/portal/${name}`), name).toBe("public, max-age=31536000, immutable");
    for (const path of [`/p/${submissionOf().id}`, "/portal/pickup.js", "/portal/nothing.0123456789.js"])
      expect(await kept(path), path).toBe("no-store");
  });

  it.each([
    ["br, gzip", "br"],
    ["gzip", "gzip"],
    ["br;q=0, gzip", "gzip"],
    ["identity", ""],
    ["deflate", ""],
  ])("is the same to a browser that takes %s", async (accepts, encoding) => {
    const plain = await fetched("/portal/pickup.js", "identity");
    expect(await fetched("/portal/pickup.js", accepts)).toMatchObject({ encoding, text: plain.text });
  });

  it("compresses nothing that belongs to a message", async () => {
    const asked = await clinic.call("POST", `/p/${submissionOf().id}/challenge`, {
      body: { address: "maria@home.example" },
    });
    expect(asked.headers.get("content-encoding")).toBeNull();
  });
});
