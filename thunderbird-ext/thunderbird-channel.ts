import type { DeliveryChannel } from "../shared/core/delivery/delivery-channel.ts";
import {
  type DeliveryClient,
  deliveryClient,
  type EndpointClient,
  endpointClient,
} from "../shared/core/delivery/endpoint-client.ts";
import type { Receipt } from "../shared/core/delivery/receipt.ts";
import { recordingChannel } from "../shared/core/delivery/recording-channel.ts";
import type { ComposeHost } from "../shared/core/draft/compose-host.ts";
import type { Draft } from "../shared/core/draft/draft.ts";
import type { EmailAddress } from "../shared/core/draft/email-address.ts";
import { writeNotice } from "../shared/text/notice.ts";
import type { Configuration } from "./configuration.ts";
import { enrol } from "./enrol.ts";
import { keepAwake } from "./keep-awake.ts";
import { sentMessages } from "./sent-messages.ts";
import { dropToken, findToken } from "./token-store.ts";

/** Limit of one request to the endpoint, in milliseconds; the client tries twice. */
const requestLimitMs = 8_000;

/** Seals and submits for the draft's sender at the policy's endpoint, with the token that speaks for that sender. */
export function thunderbirdChannel({ loaded, enrolmentCode }: Configuration, host: ComposeHost): DeliveryChannel {
  const { policy } = loaded;
  return {
    seal: (draft, proof) => authorised(draft, (channel) => channel.seal(draft, proof)),
    submit: (draft, floor, proof) => authorised(draft, (channel) => channel.submit(draft, floor, proof)),
  };

  async function authorised<R extends Receipt>(
    { from }: Draft,
    use: (channel: DeliveryChannel) => Promise<R>,
  ): Promise<R | Extract<Receipt, { kind: "failed" }>> {
    const token = await tokenFor(policy.endpoint, from.address, enrolmentCode);
    if (policy.endpoint === null || token === null) return { kind: "failed", code: "endpoint-unauthorised" };
    const client = clientsFor(policy.endpoint, token);
    // With all of OpenPGP in it, which nothing else here needs.
    const { deliveryChannel } = await import("../shared/core/delivery/delivery-channel.ts");
    const receipt = await use(
      recordingChannel(
        deliveryChannel({ policy, client, readAttachment: host.readAttachment, writeNotice, now: Date.now }),
        sentMessages,
        policy,
      ),
    );
    // The administrator's code can fetch a new token next time; an old one would be refused for ever.
    if (receipt.kind === "failed" && receipt.code === "endpoint-unauthorised" && enrolmentCode !== null) {
      await dropToken(policy.endpoint, from.address);
    }
    return receipt;
  }
}

/**
 * Best effort, and nobody waits for it: a message whose notice nobody got can be opened by nobody, since the link's
 * secret was in the notice alone.
 */
export function recallOrphan(endpoint: string | null, sender: EmailAddress, messageId: string): void {
  const recall = async (): Promise<void> => {
    const token = await tokenFor(endpoint, sender, null);
    if (endpoint !== null && token !== null) await clientsFor(endpoint, token).recall(messageId);
  };
  void keepAwake(recall).catch(() => {});
}

/** The endpoint as this sender; null without the right to ask it. `code`: with which this machine may enrol by itself. */
export async function endpointFor(
  endpoint: string | null,
  sender: EmailAddress,
  code: string | null,
): Promise<(EndpointClient & DeliveryClient) | null> {
  const token = await tokenFor(endpoint, sender, code);
  return endpoint === null || token === null ? null : clientsFor(endpoint, token);
}

function clientsFor(url: string, token: string): EndpointClient & DeliveryClient {
  const access = {
    url,
    token,
    fetch: (...request: Parameters<typeof fetch>) => fetch(...request),
    timeoutMs: requestLimitMs,
  };
  return { ...endpointClient(access), ...deliveryClient(access) };
}

async function tokenFor(endpoint: string | null, sender: EmailAddress, code: string | null): Promise<string | null> {
  if (endpoint === null) return null;
  const kept = await findToken(endpoint, sender);
  if (kept !== null || code === null) return kept;
  const enrolled = await enrol(endpoint, code, sender);
  return enrolled.kind === "enrolled" ? enrolled.token : null;
}
