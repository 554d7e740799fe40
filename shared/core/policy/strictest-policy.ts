import { type Policy, policySchema } from "./policy.ts";

/**
 * In force when the organisation's policy is missing or invalid: everyone is outside, nothing may be overridden,
 * and with no endpoint to seal to, patient information is held. Ordinary mail still goes.
 */
export const strictestPolicy: Policy = policySchema.parse({
  schema: "sealpost-policy/1",
  version: 1,
  organisation: { name: "-" },
  domains: [],
  endpoint: null,
  sealing: {},
  override: { allowed: false, reasons: [] },
  notice: { subject: {} },
});
