import { appendFile } from "node:fs/promises";
import { deliveryChannel } from "../../shared/core/delivery/delivery-channel.ts";
import {
  type DeliveryClient,
  deliveryClient,
  type EndpointClient,
  endpointClient,
} from "../../shared/core/delivery/endpoint-client.ts";
import { detectors } from "../../shared/core/detection/detectors.ts";
import type { ComposeHost } from "../../shared/core/draft/compose-host.ts";
import type { Policy } from "../../shared/core/policy/policy.ts";
import { policyDirectory } from "../../shared/core/policy/policy-directory.ts";
import { acquaintanceOf } from "../../shared/core/policy/recipient-concerns.ts";
import type { DecisionStore, UserDecision } from "../../shared/core/policy/user-decision.ts";
import type { SentMemory } from "../../shared/core/recipients/recall-sent.ts";
import type { SendGuard } from "../../shared/core/send/guard-send.ts";
import { writeNotice } from "../../shared/text/notice.ts";

/** The real client of the real endpoint. */
export function demoClient(url: string, token: string): EndpointClient & DeliveryClient {
  const access = { url, token, fetch, timeoutMs: 10_000 };
  return { ...endpointClient(access), ...deliveryClient(access) };
}

/** The demo's senders have written to everybody before: its story is not about new recipients. */
const nobodyNew: SentMemory = {
  frequentDomains: [],
  familiarFor: () => () => ({ address: "same-purpose", domain: true }),
};

/** The guard as a mail client would compose it; its audit log is a file of JSON lines. */
export function demoGuard(
  policy: Policy,
  client: EndpointClient & DeliveryClient,
  host: ComposeHost,
  auditFile: string,
): SendGuard {
  const now = Date.now;
  return {
    detectors,
    directory: policyDirectory(policy, new Date().toISOString().slice(0, 10)),
    acquaintance: acquaintanceOf(policy, [], nobodyNew),
    policy,
    decisions: decisionsInMemory(),
    channel: deliveryChannel({ policy, client, readAttachment: (id) => host.readAttachment(id), writeNotice, now }),
    auditLog: { append: (event) => appendFile(auditFile, `${JSON.stringify(event)}\n`) },
    now,
  };
}

function decisionsInMemory(): DecisionStore {
  const decisions = new Map<string, UserDecision>();
  return {
    find: async (fingerprint) => decisions.get(fingerprint) ?? null,
    record: async (decision) => void decisions.set(decision.fingerprint, decision),
  };
}
