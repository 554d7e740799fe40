import { randomBytes } from "node:crypto";
import { sender } from "./endpoint-process.ts";
import { request } from "./load.ts";

/** Ready-made requests that store a sealed message of 8 KB each. */
export function submissions(count: number, token: string): readonly Buffer[] {
  const sealed = randomBytes(8 * 1_024);
  return Array.from({ length: count }, () => {
    sealed.writeUInt32LE((Math.random() * 2 ** 32) >>> 0, 0);
    const id = randomBytes(16).toString("base64url");
    const body = {
      id,
      from: sender,
      recipients: ["somebody@home.example"],
      expiresAt: new Date(Date.now() + 30 * 86_400_000).toISOString(),
      serverShare: randomBytes(32).toString("base64url"),
      sealed: sealed.toString("base64"),
    };
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json", "idempotency-key": id };
    return request("POST", "/v1/messages", headers, Buffer.from(JSON.stringify(body)));
  });
}
