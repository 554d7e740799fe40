import { webcrypto } from "node:crypto";
import * as asn1 from "asn1js";
import * as pki from "pkijs";

/** A certificate authority of a test, or one below it. */
export interface TestAuthority {
  /** PEM. */
  readonly cert: string;
  issue(wanted: { readonly names: readonly string[]; readonly days: number }): Promise<{ key: string; cert: string }>;
  below(name: string): Promise<TestAuthority>;
}

interface Signer {
  readonly name: string;
  readonly key: CryptoKey;
}

const day = 86_400_000;
let serial = 1;

export async function testAuthority(name: string): Promise<TestAuthority> {
  pki.setEngine("node", new pki.CryptoEngine({ name: "node", crypto: webcrypto as unknown as Crypto }));
  const keys = await keyPair();
  const self: Signer = { name, key: keys.privateKey };
  return authorityWith(self, await certificate({ subject: name, keys, signer: self, names: null, days: 3_650 }));
}

function authorityWith(self: Signer, cert: string): TestAuthority {
  return {
    cert,
    async issue({ names, days }) {
      const keys = await keyPair();
      const pkcs8 = await webcrypto.subtle.exportKey("pkcs8", keys.privateKey as webcrypto.CryptoKey);
      return {
        key: pem("PRIVATE KEY", pkcs8),
        cert: await certificate({ subject: names[0] ?? "", keys, signer: self, names, days }),
      };
    },
    async below(name) {
      const keys = await keyPair();
      const cert = await certificate({ subject: name, keys, signer: self, names: null, days: 3_650 });
      return authorityWith({ name, key: keys.privateKey }, cert);
    },
  };
}

interface Wanted {
  readonly subject: string;
  readonly keys: CryptoKeyPair;
  readonly signer: Signer;
  /** Null: an authority. */
  readonly names: readonly string[] | null;
  /** From now; below zero: it has run out. */
  readonly days: number;
}

async function certificate({ subject, keys, signer, names, days }: Wanted): Promise<string> {
  const one = new pki.Certificate();
  one.version = 2;
  one.serialNumber = new asn1.Integer({ value: serial++ });
  one.subject.typesAndValues.push(commonName(subject));
  one.issuer.typesAndValues.push(commonName(signer.name));
  one.notBefore.value = new Date(Date.now() - 400 * day);
  one.notAfter.value = new Date(Date.now() + days * day + 60_000);
  const constraints = new pki.BasicConstraints({ cA: names === null });
  one.extensions = [
    new pki.Extension({ extnID: "2.5.29.19", critical: true, extnValue: constraints.toSchema().toBER(false) }),
    ...(names === null ? [] : [alternativeNames(names)]),
  ];
  await one.subjectPublicKeyInfo.importKey(keys.publicKey);
  await one.sign(signer.key, "SHA-256");
  return pem("CERTIFICATE", one.toSchema().toBER(false));
}

function alternativeNames(names: readonly string[]): pki.Extension {
  const general = new pki.GeneralNames({ names: names.map((value) => new pki.GeneralName({ type: 2, value })) });
  return new pki.Extension({ extnID: "2.5.29.17", critical: false, extnValue: general.toSchema().toBER(false) });
}

function commonName(value: string): pki.AttributeTypeAndValue {
  return new pki.AttributeTypeAndValue({ type: "2.5.4.3", value: new asn1.Utf8String({ value }) });
}

async function keyPair(): Promise<CryptoKeyPair> {
  const usages = ["sign", "verify"] as const;
  return (await webcrypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, usages)) as CryptoKeyPair;
}

function pem(label: string, der: ArrayBuffer): string {
  const lines =
    Buffer.from(der)
      .toString("base64")
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join("\n")}\n-----END ${label}-----\n`;
}
