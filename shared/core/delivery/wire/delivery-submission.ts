import { z } from "zod";
import { base64 } from "./fields.ts";
import { submission } from "./submission.ts";
import { uploadRef } from "./upload.ts";

/**
 * A submit plan: the endpoint can read this message (`sealed` is encrypted to its delivery key too) and delivers it to each
 * recipient by the strongest way that works, not below `floor`. To, Cc and Bcc stand inside the message; `recipients` is
 * the envelope.
 */
export const deliverySubmission = submission
  .extend({
    floor: z.enum(["none", "tls", "sealed"]),
    /** The link's secret, encrypted to the delivery key (OpenPGP, binary, base64): for announcing a pickup. */
    linkSecret: base64,
    /** Of what the endpoint writes itself. */
    language: z.enum(["en", "es"]),
  })
  .meta({ id: "DeliverySubmission" });
export type DeliverySubmission = z.infer<typeof deliverySubmission>;

/** A submit plan whose sealed message was uploaded before, whole. */
export const uploadedDelivery = deliverySubmission
  .omit({ sealed: true })
  .extend({ upload: uploadRef })
  .meta({ id: "UploadedDelivery" });
export type UploadedDelivery = z.infer<typeof uploadedDelivery>;
