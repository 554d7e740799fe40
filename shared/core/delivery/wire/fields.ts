import { z } from "zod";

/** Protocol v1 between client, portal and endpoint: what its messages are made of. The OpenAPI document is made from these schemas. */

/** 16 random bytes, base64url. Chosen by the client, because the pickup key is bound to it. */
export const messageId = z.string().regex(/^[A-Za-z0-9_-]{22}$/, "is not a message id");

export const base64 = z.base64().min(4);

/** 32 random bytes, base64url. */
export const serverShare = z.string().regex(/^[A-Za-z0-9_-]{43}$/, "is not 32 bytes in base64url");

/** Of a word that sender and recipients agreed upon (secret-verifier.ts). */
export const secretVerifier = serverShare;

export const timestamp = z.iso.datetime();

export const address = z.string().min(3).max(254);
