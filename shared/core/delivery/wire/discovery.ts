import { z } from "zod";

export const discovery = z
  .object({
    protocol: z.literal("secure-delivery/1"),
    organisation: z.string(),
    maxSealedBytes: z.int(),
    maxUploadBytes: z.int(),
    maxPieceBytes: z.int(),
    openapi: z.string(),
    /** Ed25519, 32 bytes in base64url: what checkpoints of the log are signed with. Absent at older endpoints. */
    logKey: z.string().optional(),
    /** Of the key that submit plans are encrypted to: the policy's `sealing.deliveryKey` must be this one. */
    deliveryKeyFingerprint: z.string().optional(),
    /** Of the OpenPGP key that signs what is delivered as PGP/MIME. Absent: it is not signed. */
    signingKeyFingerprint: z.string().optional(),
    /** What the portal offers besides a mailed code. */
    pickup: z.object({ passkeys: z.boolean(), trustedDeviceDays: z.number() }),
  })
  .meta({ id: "Discovery" });
export type Discovery = z.infer<typeof discovery>;
