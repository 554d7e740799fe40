import { z } from "zod";

/** A mail domain, in lower case. */
export const domainName = z
  .string()
  .max(253)
  .regex(/^(?!-)[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u, "is not a domain such as clinic.example")
  .transform((value) => value.toLowerCase());
