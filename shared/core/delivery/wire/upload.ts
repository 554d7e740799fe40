import { z } from "zod";

/** 16 random bytes, base64url, chosen by the client. */
export const uploadId = z.string().regex(/^[A-Za-z0-9_-]{22}$/, "is not an upload id");

/** How much of an upload is durably stored: the next piece begins there. */
export const uploadState = z.object({ id: uploadId, offset: z.int() }).meta({ id: "UploadState" });
export type UploadState = z.infer<typeof uploadState>;

/** A content that lies at the endpoint, whole, and waits for its message. */
export const uploadRef = z.strictObject({ id: uploadId, bytes: z.int().min(1) });
export type UploadRef = z.infer<typeof uploadRef>;
