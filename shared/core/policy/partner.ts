import { z } from "zod";
import { domainName } from "./domain-name.ts";

const day = z.iso.date();

/** An organisation that mail is exchanged with under an agreement. */
export const partnerSchema = z.strictObject({
  name: z.string().min(1).max(120).describe("For people; no rule looks at it"),
  domains: z.array(domainName).min(1).max(100).describe("Each in full; subdomains are not included"),
  agreement: z
    .strictObject({
      baa: z.boolean().describe("Is there a business associate agreement (45 CFR 164.504(e))"),
      until: day.optional().describe("Last day on which it holds"),
    })
    .describe("Without one that holds today, the partner counts as outside"),
  transport: z
    .enum(["pinned-tls", "openpgp", "smime", "unproven"])
    .default("unproven")
    .describe(
      "pinned-tls: the admin has made sure that TLS 1.2 or later with a verified peer is enforced; openpgp, smime: that the mail clients hold the partner's keys",
    ),
});

export type Partner = z.output<typeof partnerSchema>;
