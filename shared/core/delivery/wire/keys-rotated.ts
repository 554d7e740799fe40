import { z } from "zod";

/** How many keys of the keystore were encrypted anew. */
export const keysRotated = z.object({ rotated: z.int() }).meta({ id: "KeysRotated" });
