import { z } from "zod";
import { preferencePurposes } from "./preference-purpose.ts";
import { localText } from "./rule.ts";

/**
 * Terms for the endpoint's registers. The entries themselves (which patient, since when, recorded by whom) live
 * at the endpoint; here stand the rules for using them.
 */
export const registerTerms = z.strictObject({
  unencryptedPreference: z
    .strictObject({
      allowed: z.boolean().default(false).describe("May such a preference be used"),
      warning: localText.optional().describe("What the patient was told and accepted (45 CFR 164.524 access requests)"),
      purposes: z.array(z.enum(preferencePurposes)).default(["access-request"]).describe("What for"),
      monthsValid: z.int().min(1).max(60).default(12).describe("Months until the patient is asked again"),
    })
    .prefault({})
    .describe("Patients who asked for unencrypted mail"),
  marketing: z
    .strictObject({
      allowed: z.boolean().default(false).describe("May such an authorisation be used"),
      purposes: z.array(z.string().min(1).max(80)).default([]).describe("What for, as the authorisation says"),
      monthsValid: z.int().min(1).max(60).default(12).describe("Months until it ends"),
    })
    .prefault({})
    .describe("Marketing authorisations (45 CFR 164.508(a)(3))"),
});
