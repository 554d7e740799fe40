import { randomUUID } from "node:crypto";
import { config, createMessage, encrypt, type PrivateKey, readKey } from "openpgp";
import { protectHeaders } from "./protect-headers.ts";
import { joinMessage, type SplitMessage } from "./split-message.ts";

/**
 * RFC 3156, encrypted to one key, so that no recipient learns of another's. AES-256 and SEIPD v1, which GnuPG 2.2 reads. With a
 * signer, signed first, within the encryption (RFC 3156 6.2): the headers are signed too, and nobody outside sees who signed.
 * Rejects when one of the keys cannot be used.
 */
export async function pgpMime(
  message: SplitMessage,
  armoredKey: string,
  signer: PrivateKey | null,
  at: Date,
): Promise<Buffer> {
  const { outside, inside } = protectHeaders(message);
  const encrypted = await encrypt({
    message: await createMessage({ binary: new Uint8Array(inside) }),
    encryptionKeys: await readKey({ armoredKey }),
    ...(signer === null ? {} : { signingKeys: signer }),
    date: at,
    format: "armored",
    config: { ...config, aeadProtect: false },
  });
  const boundary = `sealpost-${randomUUID()}`;
  const body = [
    `--${boundary}`,
    "Content-Type: application/pgp-encrypted",
    "Content-Description: PGP/MIME version identification",
    "",
    "Version: 1",
    "",
    `--${boundary}`,
    'Content-Type: application/octet-stream; name="encrypted.asc"',
    "Content-Description: OpenPGP encrypted message",
    'Content-Disposition: inline; filename="encrypted.asc"',
    "",
    String(encrypted).trim().replace(/\r?\n/g, "\r\n"),
    "",
    `--${boundary}--`,
    "",
  ].join("\r\n");
  const type = `Content-Type: multipart/encrypted; protocol="application/pgp-encrypted";\r\n boundary="${boundary}"`;
  return joinMessage({
    fields: [...outside, { name: "MIME-Version", raw: "MIME-Version: 1.0" }, { name: "Content-Type", raw: type }],
    body,
  });
}
