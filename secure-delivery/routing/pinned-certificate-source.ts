import { pinnedFiles } from "./pinned-files.ts";
import type { RouteSource } from "./route-source.ts";
import { isUsableCertificate, readCertificate } from "./usable-certificate.ts";

/** S/MIME certificates that the admin put into a folder. The admin vouches: no authority is asked. */
export function pinnedCertificateSource(folder: string, now: () => number): RouteSource {
  return {
    evidence: "certificate-pinned",
    keptFor: "never",
    async find({ address }) {
      for (const file of await pinnedFiles(folder, [".pem", ".crt", ".cer", ".der"])) {
        const certificate = readCertificate(file);
        if (certificate === null || !isUsableCertificate(certificate, address, now())) continue;
        return {
          way: { kind: "smime", certificate: new Uint8Array(certificate.raw) },
          evidence: "certificate-pinned",
          detail: certificate.fingerprint256,
          validForMs: 300_000,
        };
      }
      return null;
    },
  };
}
