import { webcrypto } from "node:crypto";
import * as asn1 from "asn1js";
import * as pki from "pkijs";

export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** A self-signed certificate for this machine, good for a day, made anew at each start: nothing to install, nothing to leak. */
export async function localhostCertificate(): Promise<Certificate> {
  pki.setEngine("node", new pki.CryptoEngine({ name: "node", crypto: webcrypto as unknown as Crypto }));
  const { privateKey, publicKey } = await webcrypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, [
    "sign",
    "verify",
  ]);
  const certificate = new pki.Certificate();
  certificate.version = 2;
  certificate.serialNumber = new asn1.Integer({ value: Date.now() });
  for (const who of [certificate.subject, certificate.issuer]) {
    who.typesAndValues.push(
      new pki.AttributeTypeAndValue({ type: "2.5.4.3", value: new asn1.Utf8String({ value: "localhost" }) }),
    );
  }
  certificate.notBefore.value = new Date(Date.now() - 3_600_000);
  certificate.notAfter.value = new Date(Date.now() + 86_400_000);
  const names = new pki.GeneralNames({
    names: [
      new pki.GeneralName({ type: 2, value: "localhost" }),
      new pki.GeneralName({
        type: 7,
        value: new asn1.OctetString({ valueHex: new Uint8Array([127, 0, 0, 1]).buffer }),
      }),
    ],
  });
  certificate.extensions = [
    new pki.Extension({ extnID: "2.5.29.17", critical: false, extnValue: names.toSchema().toBER(false) }),
  ];
  await certificate.subjectPublicKeyInfo.importKey(publicKey as CryptoKey);
  await certificate.sign(privateKey as CryptoKey, "SHA-256");
  return {
    cert: pem("CERTIFICATE", certificate.toSchema().toBER(false)),
    key: pem("PRIVATE KEY", await webcrypto.subtle.exportKey("pkcs8", privateKey)),
  };
}

function pem(label: string, der: ArrayBuffer): string {
  const lines =
    Buffer.from(der)
      .toString("base64")
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join("\n")}\n-----END ${label}-----\n`;
}
