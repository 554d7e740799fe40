import { createHash, randomBytes } from "node:crypto";
import { benchFolder, peakMemoryMb, startEndpoint } from "./endpoint-process.ts";
import { load, request } from "./load.ts";

/** What the endpoint takes at most while 64 clients send 10 MB each, in MB. */
export async function uploadMemory(): Promise<number> {
  const folder = benchFolder();
  const endpoint = await startEndpoint(folder);
  try {
    const token = await endpoint.enrol();
    const piece = randomBytes(10 * 1_024 * 1_024);
    const headers = {
      authorization: `Bearer ${token}`,
      "content-type": "application/octet-stream",
      "upload-offset": "0",
      "content-digest": `sha-256=:${createHash("sha256").update(piece).digest("base64")}:`,
    };
    const requests = Array.from({ length: 64 }, () =>
      request("PUT", `/v1/uploads/${randomBytes(16).toString("base64url")}`, headers, piece),
    );
    const { wrong } = await load({ ports: [endpoint.port], requests, connections: 64, status: 200 });
    if (wrong > 0) throw new Error(`${wrong} of 64 uploads were refused`);
    return peakMemoryMb(endpoint.pid);
  } finally {
    await endpoint.stop();
    folder.remove();
  }
}
