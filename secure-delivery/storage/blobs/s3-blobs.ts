import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { AwsClient } from "aws4fetch";
import { orFault } from "../storage-fault.ts";
import type { BlobStore } from "./blob-store.ts";

export interface S3Place {
  /** Of the bucket's host; the bucket goes into the path, which every S3 server takes. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** In front of every name. */
  readonly prefix: string;
  readonly timeoutMs: number;
}

/** An S3 bucket. Signed by aws4fetch, sent by Node: its `fetch` cannot send a stream with a length, which S3 demands. */
export function s3Blobs(place: S3Place): BlobStore {
  const { accessKeyId, secretAccessKey, region, timeoutMs } = place;
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: "s3" });
  const base = `${place.endpoint.replace(/\/+$/, "")}/${place.bucket}/${place.prefix}`;

  async function call(
    method: string,
    name: string,
    body?: { content: Readable | Uint8Array; bytes: number },
  ): Promise<IncomingMessage> {
    const url = `${base}${name}`;
    const signed = await client.sign(url, {
      method,
      headers: { "x-amz-content-sha256": "UNSIGNED-PAYLOAD" },
    });
    const headers: Record<string, string> = Object.fromEntries(signed.headers);
    if (body !== undefined) headers["content-length"] = String(body.bytes);
    const send = url.startsWith("https:") ? httpsRequest : httpRequest;
    const request = send(url, { method, headers, timeout: timeoutMs });
    request.on("timeout", () => request.destroy(new Error("S3 is silent")));
    const answered = new Promise<IncomingMessage>((resolve, reject) => {
      request.on("response", resolve);
      request.on("error", reject);
    });
    if (body === undefined) request.end();
    else {
      const source = body.content instanceof Uint8Array ? Readable.from([body.content]) : body.content;
      await Promise.race([pipeline(source, request), answered]);
    }
    return answered;
  }

  async function finish(answer: IncomingMessage, ...good: readonly number[]): Promise<void> {
    answer.resume();
    if (!good.includes(answer.statusCode ?? 0)) throw new Error("S3 refused");
  }

  return {
    put: (name, content, bytes) => orFault(async () => finish(await call("PUT", name, { content, bytes }), 200)),
    get: (name) =>
      orFault(async () => {
        const answer = await call("GET", name);
        if (answer.statusCode === 200) return answer;
        answer.resume();
        throw new Error("S3 refused");
      }),
    remove: (name) => orFault(async () => finish(await call("DELETE", name), 200, 204, 404)),
  };
}
