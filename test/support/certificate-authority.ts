import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** A certificate authority for S/MIME, made by openssl, that is trusted nowhere else. */
export interface CertificateAuthority {
  readonly certificate: string;
  /** Gives the holder's certificate (PEM) and the path of a PKCS #12 file with its key. */
  issue(name: string, address: string): { readonly certificate: string; readonly keyFile: string };
  /** Decrypts an S/MIME message (its headers and body) with an issued key. */
  decrypt(message: Buffer, address: string): string;
  remove(): void;
}

export const keyFilePassword = "for-this-test";

export function makeCertificateAuthority(): CertificateAuthority {
  const folder = mkdtempSync(path.join(tmpdir(), "sealpost-smime-"));
  const file = (name: string): string => path.join(folder, name);
  const openssl = (...args: readonly string[]): string =>
    execFileSync("openssl", args, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  const request = (name: string, subject: string): readonly string[] => [
    ...["req", "-newkey", "rsa:2048", "-nodes", "-keyout", `${name}.key`, "-subj", subject],
  ];
  openssl(
    ...request("ca", "/CN=Sealpost test authority"),
    ...["-x509", "-days", "30", "-out", "ca.pem", "-addext", "keyUsage=critical,keyCertSign,cRLSign"],
  );
  return {
    certificate: readFileSync(file("ca.pem"), "utf8"),
    issue: (name, address) => {
      writeFileSync(
        file(`${address}.ext`),
        [
          "basicConstraints=CA:FALSE",
          "keyUsage=critical,digitalSignature,keyEncipherment",
          "extendedKeyUsage=emailProtection",
          `subjectAltName=email:${address}`,
        ].join("\n"),
      );
      openssl(...request(address, `/CN=${name}/emailAddress=${address}`), "-out", `${address}.csr`);
      openssl(
        ...["x509", "-req", "-in", `${address}.csr`, "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial"],
        ...["-days", "30", "-extfile", `${address}.ext`, "-out", `${address}.pem`],
      );
      openssl(
        ...["pkcs12", "-export", "-inkey", `${address}.key`, "-in", `${address}.pem`, "-certfile", "ca.pem"],
        ...["-name", address, "-passout", `pass:${keyFilePassword}`, "-out", `${address}.p12`],
      );
      return { certificate: readFileSync(file(`${address}.pem`), "utf8"), keyFile: file(`${address}.p12`) };
    },
    decrypt: (message, address) => {
      writeFileSync(file("message.eml"), message);
      return openssl("cms", "-decrypt", "-in", "message.eml", "-recip", `${address}.pem`, "-inkey", `${address}.key`);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
