import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** A certificate authority of the test's own, made with the real openssl. */
export interface TestAuthority {
  /** PEM. */
  readonly certificate: string;
  readonly file: string;
  /** A certificate for hosts or for mailboxes, with its key; PEM. */
  issue(name: string, terms: Partial<CertificateTerms>): Issued;
}

interface CertificateTerms {
  readonly hosts: readonly string[];
  readonly mailboxes: readonly string[];
  readonly key: "rsa" | "ec";
  readonly days: number;
}

export interface Issued {
  readonly key: string;
  readonly certificate: string;
  readonly keyFile: string;
  readonly certificateFile: string;
}

const newKey = {
  rsa: ["-newkey", "rsa:2048"],
  ec: ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"],
} as const;

export function testAuthority(folder: string, name: string): TestAuthority {
  const at = (file: string): string => path.join(folder, `${name}-${file}`);
  const openssl = (...args: readonly string[]): void => {
    execFileSync("openssl", args, { stdio: "pipe" });
  };
  openssl(
    ...["req", "-x509", ...newKey.rsa, "-nodes", "-days", "30", "-subj", `/CN=${name}`],
    ...["-addext", "keyUsage=critical,keyCertSign,cRLSign", "-keyout", at("ca.key"), "-out", at("ca.pem")],
  );
  return {
    certificate: readFileSync(at("ca.pem"), "utf8"),
    file: at("ca.pem"),
    issue(leaf, { hosts = [], mailboxes = [], key = "ec", days = 10 }) {
      const names = [...hosts.map((host) => `DNS:${host}`), ...mailboxes.map((mailbox) => `email:${mailbox}`)];
      const files = { keyFile: at(`${leaf}.key`), certificateFile: at(`${leaf}.pem`) };
      writeFileSync(
        at(`${leaf}.ext`),
        [
          "basicConstraints=critical,CA:FALSE",
          "keyUsage=critical,digitalSignature,keyEncipherment",
          `extendedKeyUsage=${mailboxes.length > 0 ? "emailProtection" : "serverAuth"}`,
          `subjectAltName=${names.join(",")}`,
          "subjectKeyIdentifier=hash",
          "authorityKeyIdentifier=keyid",
        ].join("\n"),
      );
      openssl(
        "req",
        ...newKey[key],
        "-nodes",
        "-subj",
        `/CN=${leaf}`,
        "-keyout",
        files.keyFile,
        "-out",
        at(`${leaf}.csr`),
      );
      openssl(
        ...["x509", "-req", "-in", at(`${leaf}.csr`), "-CA", at("ca.pem"), "-CAkey", at("ca.key"), "-CAcreateserial"],
        ...["-days", String(days), "-sha256", "-extfile", at(`${leaf}.ext`), "-out", files.certificateFile],
      );
      return {
        ...files,
        key: readFileSync(files.keyFile, "utf8"),
        certificate: readFileSync(files.certificateFile, "utf8"),
      };
    },
  };
}
