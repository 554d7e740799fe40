import { z } from "zod";
import { type Kek, KeystoreFault } from "./kek.ts";

const answer = z.object({ data: z.base64().min(4) });

/** A service of the administrator's: `POST {"operation":"wrap"|"unwrap","data":base64}` for `{"data":base64}`. */
export function webhookKek(url: string, token: string | null, timeoutMs: number): Kek {
  async function call(operation: "wrap" | "unwrap", input: Buffer): Promise<Buffer> {
    try {
      const response = await fetch(url, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify({ operation, data: input.toString("base64") }),
        redirect: "error",
        signal: AbortSignal.timeout(timeoutMs),
      });
      if (!response.ok) throw new KeystoreFault();
      return Buffer.from(answer.parse(await response.json()).data, "base64");
    } catch {
      throw new KeystoreFault();
    }
  }
  return {
    wrap: (key) => call("wrap", key),
    unwrap: (wrapped) => call("unwrap", wrapped),
    // Which version it wraps with is the service's own business.
    renew: async () => async () => undefined,
  };
}
