import { z } from "zod";
import { address } from "./fields.ts";

export const enrolmentRequest = z
  .strictObject({ code: z.string().min(8).max(64), address })
  .meta({ id: "EnrolmentRequest" });
export const enrolment = z.object({ token: z.string(), address }).meta({ id: "Enrolment" });
export type Enrolment = z.infer<typeof enrolment>;

export const revocation = z.strictObject({ address }).meta({ id: "Revocation" });

export const revoked = z.object({ revoked: z.int() }).meta({ id: "Revoked" });
