import { z } from "zod";
import { parseEmailAddress } from "../../shared/core/draft/email-address.ts";

export const relayConfig = z.strictObject({
  host: z.string().min(1),
  port: z.int().min(1).max(65_535),
  from: z.string().refine((value) => parseEmailAddress(value) !== null, "is not one e-mail address"),
  secure: z.boolean().default(false).describe("TLS from the first byte; otherwise STARTTLS where it is offered"),
  auth: z.strictObject({ user: z.string(), pass: z.string() }).nullable().default(null),
  timeoutMs: z.int().min(100).default(15_000),
});
export type RelayConfig = z.infer<typeof relayConfig>;
