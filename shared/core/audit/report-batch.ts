import type { EndpointClient } from "../delivery/endpoint-client.ts";
import type { AuditBatch } from "../delivery/wire/audit-batch.ts";
import { type EmailAddress, parseEmailAddress } from "../draft/email-address.ts";
import type { LoadedPolicy } from "../policy/load-policy.ts";
import type { AuditAnswer } from "./audit-queue.ts";

/** Where a host looks before it reports. Both reject when they fail: then the events wait. */
export interface ReportingDesk {
  /** The policy in force for this sender now. */
  loadedFor(sender: EmailAddress): Promise<LoadedPolicy>;
  /** Speaks for this sender at the endpoint, without asking the user; null: nothing does just now. */
  clientFor(endpoint: string, sender: EmailAddress): Promise<Pick<EndpointClient, "audit"> | null>;
}

/**
 * One sender's events go to the endpoint, if the policy still wants them there: what it does not want stays in the log of this
 * machine alone. Without a policy nobody knows what the organisation wants, and the events wait.
 */
export async function reportBatch(
  written: string,
  batch: AuditBatch,
  { loadedFor, clientFor }: ReportingDesk,
): Promise<AuditAnswer> {
  const sender = parseEmailAddress(written);
  if (sender === null) return "refused";
  const { source, policy } = await loadedFor(sender);
  if (source === "strictest-default") return "later";
  if (!policy.audit.toEndpoint || policy.endpoint === null) return "refused";
  const client = await clientFor(policy.endpoint, sender);
  if (client === null) return "later";
  const answer = await client.audit(batch);
  if (answer.ok) return "kept";
  return answer.code === "endpoint-rejected" ? "refused" : "later";
}
