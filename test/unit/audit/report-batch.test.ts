import { describe, expect, test } from "vitest";
import type { AuditAnswer } from "../../../shared/core/audit/audit-queue.ts";
import { type ReportingDesk, reportBatch } from "../../../shared/core/audit/report-batch.ts";
import type { EndpointResult } from "../../../shared/core/delivery/endpoint-result.ts";
import type { AuditBatch } from "../../../shared/core/delivery/wire/audit-batch.ts";
import { type LoadedPolicy, loadPolicy } from "../../../shared/core/policy/load-policy.ts";
import { policyOf } from "../../support/policy-of.ts";

const batch: AuditBatch = { events: [{ id: "1", type: "send" }] };
const wanted: LoadedPolicy = { source: "organisation", policy: policyOf({ audit: { toEndpoint: true } }) };
const answering =
  (answer: EndpointResult<{ kept: number }>): ReportingDesk["clientFor"] =>
  async () => ({ audit: async () => answer });
const takes = answering({ ok: true, value: { kept: 1 } });

interface Case {
  readonly sender?: string;
  readonly loaded?: LoadedPolicy;
  readonly clientFor?: ReportingDesk["clientFor"];
  readonly answer: AuditAnswer;
}

describe("a batch of audit events", () => {
  test.each<[string, Case]>([
    ["goes to the endpoint where the policy wants it", { answer: "kept" }],
    ["of nobody in particular goes to nobody", { sender: "not an address", answer: "refused" }],
    [
      "is not wanted any more: it is not sent",
      { loaded: { source: "organisation", policy: policyOf() }, answer: "refused" },
    ],
    [
      "has no endpoint to go to",
      {
        loaded: { source: "organisation", policy: policyOf({ endpoint: null, audit: { toEndpoint: true } }) },
        answer: "refused",
      },
    ],
    ["waits while the policy cannot be loaded", { loaded: loadPolicy(null), answer: "later" }],
    [
      "goes by the last policy that could be read",
      { loaded: { source: "last-good", policy: wanted.policy, cause: "missing", problems: [] }, answer: "kept" },
    ],
    ["waits while nothing speaks for its sender", { clientFor: async () => null, answer: "later" }],
    [
      "waits while the endpoint is away",
      { clientFor: answering({ ok: false, code: "endpoint-unreachable" }), answer: "later" },
    ],
    [
      "waits when the token is refused: another one may come",
      { clientFor: answering({ ok: false, code: "endpoint-unauthorised" }), answer: "later" },
    ],
    [
      "that is never taken does not wait for ever",
      { clientFor: answering({ ok: false, code: "endpoint-rejected" }), answer: "refused" },
    ],
  ])("%s", async (_name, { sender = "alice@clinic.example", loaded = wanted, clientFor = takes, answer }) => {
    expect(await reportBatch(sender, batch, { loadedFor: async () => loaded, clientFor })).toBe(answer);
  });
});
