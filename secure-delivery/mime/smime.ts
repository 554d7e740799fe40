import { randomUUID } from "node:crypto";
import { cmsEnvelope } from "./cms-envelope.ts";
import { cmsSignature, type SmimeSigner } from "./cms-signature.ts";
import { protectHeaders } from "./protect-headers.ts";
import { joinMessage, type SplitMessage } from "./split-message.ts";

/** Signed, then encrypted to one certificate (RFC 8551); the headers are inside the signature. Throws when one of the keys cannot be used. */
export function smime(message: SplitMessage, certificate: Uint8Array, signer: SmimeSigner, at: Date): Buffer {
  const { outside, inside } = protectHeaders(message);
  // The line break before a boundary belongs to the boundary: what is signed ends before it.
  const part = Buffer.from(inside.toString("latin1").replace(/(?:\r\n)+$/, "\r\n"), "latin1");
  const boundary = `sealpost-${randomUUID()}`;
  const signed = Buffer.concat([
    Buffer.from(
      `Content-Type: multipart/signed; protocol="application/pkcs7-signature"; micalg=sha-256;\r\n boundary="${boundary}"\r\n\r\n--${boundary}\r\n`,
    ),
    part,
    Buffer.from(
      `\r\n--${boundary}\r\nContent-Type: application/pkcs7-signature; name="smime.p7s"\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename="smime.p7s"\r\n\r\n${base64Lines(cmsSignature(part, signer, at))}\r\n--${boundary}--\r\n`,
    ),
  ]);
  return joinMessage({
    fields: [
      ...outside,
      { name: "MIME-Version", raw: "MIME-Version: 1.0" },
      {
        name: "Content-Type",
        raw: 'Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name="smime.p7m"',
      },
      { name: "Content-Transfer-Encoding", raw: "Content-Transfer-Encoding: base64" },
      { name: "Content-Disposition", raw: 'Content-Disposition: attachment; filename="smime.p7m"' },
    ],
    body: `${base64Lines(cmsEnvelope(signed, certificate))}\r\n`,
  });
}

function base64Lines(bytes: Buffer): string {
  return (bytes.toString("base64").match(/.{1,76}/g) ?? []).join("\r\n");
}
