import { createHmac } from "node:crypto";
import type { PickupConfig } from "../pickup/pickup-config.ts";

export interface TextMessage {
  /** E.164, such as +15550100123. */
  readonly to: string;
  readonly text: string;
}

/** Gives one text message to the organisation's provider. Rejects when it was not taken. */
export type SmsSender = (message: TextMessage, signal: AbortSignal) => Promise<void>;

export function smsWebhook({ url, key, timeoutMs }: NonNullable<PickupConfig["sms"]>): SmsSender {
  return async (message, stopping) => {
    const body = JSON.stringify(message);
    const response = await fetch(url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "x-sealpost-signature": `sha256=${createHmac("sha256", key).update(body).digest("hex")}`,
      },
      body,
      redirect: "error",
      signal: AbortSignal.any([stopping, AbortSignal.timeout(timeoutMs)]),
    });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`the webhook answered ${response.status}`);
  };
}
