import { z } from "zod";
import { parseEmailAddress } from "../../shared/core/draft/email-address.ts";
import { roles } from "./caller.ts";

const addressPattern = z
  .string()
  .refine(
    (value) => parseEmailAddress(value.replace(/^\*@/, "any@")) !== null,
    "is neither an e-mail address nor *@domain",
  );

export const enrolmentOffer = z.strictObject({
  code: z.string().min(8).max(64).describe("Given to the users out of band; stored as a digest only"),
  addresses: z.array(addressPattern).min(1).describe("Addresses, or *@domain, that may enrol with this code"),
  uses: z.int().min(1).default(1).describe("How often the code works"),
  expiresAt: z.iso.datetime().nullable().default(null),
  role: z.enum(roles).default("user").describe("What the token may do: identity/caller.ts"),
});
export type EnrolmentOffer = z.infer<typeof enrolmentOffer>;
