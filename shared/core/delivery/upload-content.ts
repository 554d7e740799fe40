import { sha256 } from "@noble/hashes/sha2.js";
import { toBase64, toBase64Url } from "./base64.ts";
import { type EndpointResult, isPassing } from "./endpoint-result.ts";
import type { UploadRef, UploadState } from "./wire/upload.ts";

/** One request of an upload; never rejects, never hangs. */
export type UploadCall = (path: string, request: RequestInit) => Promise<EndpointResult<UploadState>>;

/** A megabyte gets through a slow line within a host's limit of one request. */
const firstPieceBytes = 1024 * 1024;
const smallestPieceBytes = 32 * 1024;
/** So many failures one after the other, without a byte of progress, end it. */
const patience = 6;

/**
 * Uploads in pieces, each with its digest (RFC 9530). After a failure it asks how far the endpoint has come and goes on from
 * there, with smaller pieces; what can never be taken is not tried again.
 */
export async function uploadContent(content: Uint8Array, call: UploadCall): Promise<EndpointResult<UploadRef>> {
  const id = toBase64Url(crypto.getRandomValues(new Uint8Array(16)));
  const path = `/v1/uploads/${id}`;
  let offset = 0;
  let size = firstPieceBytes;
  for (let failures = 0; offset < content.length; ) {
    const sent = await call(path, pieceOf(content.subarray(offset, offset + size), offset));
    if (!sent.ok && !isPassing(sent.code)) return sent;
    const reached = sent.ok ? sent.value.offset : await reachedBy(path, call, offset);
    if (reached < offset || reached > content.length) return { ok: false, code: "endpoint-unintelligible" };
    if (!sent.ok) size = Math.max(smallestPieceBytes, size >> 1);
    failures = reached > offset ? 0 : failures + 1;
    if (failures > patience) return sent.ok ? { ok: false, code: "endpoint-unintelligible" } : sent;
    offset = reached;
  }
  return { ok: true, value: { id, bytes: content.length } };
}

/** How far it has come, as the endpoint says; where it cannot be asked, or knows of no first piece, no further than before. */
async function reachedBy(path: string, call: UploadCall, offset: number): Promise<number> {
  const known = await call(path, { method: "GET" });
  return known.ok ? known.value.offset : offset;
}

function pieceOf(piece: Uint8Array, offset: number): RequestInit {
  return {
    method: "PUT",
    headers: {
      "content-type": "application/octet-stream",
      "upload-offset": String(offset),
      "content-digest": `sha-256=:${toBase64(sha256(piece))}:`,
    },
    body: piece as Uint8Array<ArrayBuffer>,
  };
}
