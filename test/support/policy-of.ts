import { type Policy, type PolicyInput, policySchema } from "../../shared/core/policy/policy.ts";

/** A small clinic's policy, with changes. */
export function policyOf(changes: Partial<PolicyInput> = {}): Policy {
  return policySchema.parse({
    schema: "sealpost-policy/1",
    version: 7,
    organisation: { name: "Riverside Clinic", contact: "+1 555 0100" },
    domains: ["clinic.example"],
    endpoint: "https://mail.clinic.example",
    sealing: {},
    override: { allowed: true },
    notice: { subject: {} },
    ...changes,
  });
}
