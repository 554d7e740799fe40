import { type DeliveryChannel, deliveryChannel } from "../shared/core/delivery/delivery-channel.ts";
import { deliveryClient, type EndpointAccess, endpointClient } from "../shared/core/delivery/endpoint-client.ts";
import { recordingChannel } from "../shared/core/delivery/recording-channel.ts";
import type { ComposeHost } from "../shared/core/draft/compose-host.ts";
import type { EmailAddress } from "../shared/core/draft/email-address.ts";
import type { Policy } from "../shared/core/policy/policy.ts";
import { writeNotice } from "../shared/text/notice.ts";
import { sentMessages } from "./sent-messages.ts";
import { dropToken, tokenFor } from "./tokens.ts";

/** Limit of one request to the endpoint, in milliseconds; the client tries twice. */
const requestLimitMs = 15_000;

/** Seals and submits for one sender at the policy's endpoint. The token was found before: `tokenFor`. */
export function outlookChannel(policy: Policy, token: string, host: ComposeHost): DeliveryChannel {
  const { endpoint } = policy;
  const access = accessTo(endpoint ?? "", token);
  const { store, upload } = endpointClient(access);
  const client = { store, upload, submit: deliveryClient(access).submit };
  const channel = recordingChannel(
    deliveryChannel({ policy, client, readAttachment: host.readAttachment, writeNotice, now: Date.now }),
    sentMessages,
    policy,
  );
  const forgetRefused = <R extends { readonly kind: string; readonly code?: string }>(
    receipt: R,
    sender: EmailAddress,
  ): R => {
    if (receipt.code === "endpoint-unauthorised" && endpoint !== null) dropToken(endpoint, sender);
    return receipt;
  };
  return {
    seal: async (draft, proof) => forgetRefused(await channel.seal(draft, proof), draft.from.address),
    submit: async (draft, floor, proof) => forgetRefused(await channel.submit(draft, floor, proof), draft.from.address),
  };
}

/**
 * Best effort, and nobody waits for it: a message whose notice nobody got can be opened by nobody, since the link's secret
 * was in the notice alone.
 */
export function recallOrphan(endpoint: string | null, sender: EmailAddress, messageId: string): void {
  const recall = async (): Promise<void> => {
    const token = endpoint === null ? null : await tokenFor(endpoint, sender);
    if (endpoint !== null && token !== null) await endpointClient(accessTo(endpoint, token)).recall(messageId);
  };
  recall().catch(() => {});
}

/** The endpoint with this token. */
export function accessTo(url: string, token: string): EndpointAccess {
  return { url, token, fetch: (...request) => fetch(...request), timeoutMs: requestLimitMs };
}
