import { z } from "zod";
import { address, base64, timestamp } from "./fields.ts";

/** A key that a sender's mail program has seen; it counts for that sender only. */
export const seenKey = z
  .strictObject({
    from: address,
    address,
    kind: z.enum(["autocrypt", "smime"]),
    /** The OpenPGP key (Autocrypt's keydata) or the certificate in DER, base64. */
    material: base64.max(100_000),
    seenAt: timestamp,
  })
  .meta({ id: "SeenKey" });
export const seenKeyTaken = z.object({ fingerprint: z.string() }).meta({ id: "SeenKeyTaken" });
