import { answersOf, type Result } from "../result.ts";
import type { SeenCertificate } from "../see-certificate.ts";

const day = 86_400_000;
/** So much is left when it is time to ask why nothing has been renewed. */
const earlyDays = 21;

export function checkCertificate(check: string, url: string, seen: SeenCertificate, now: number): readonly Result[] {
  const { ok, warning, failure, cannotTell } = answersOf(check);
  const { host } = new URL(url);
  if (!seen.ok) {
    const values = { host, why: seen.why };
    return [seen.why === "slow" ? cannotTell("host-unreached", values) : failure("host-unreached", values)];
  }
  const days = Math.floor((seen.until - now) / day);
  const { problem, issuer } = seen;
  if (problem === "CERT_HAS_EXPIRED" || days < 0) return [failure("certificate-expired", { host, days: -days })];
  if (problem === "ERR_TLS_CERT_ALTNAME_INVALID") return [failure("certificate-other-name", { host })];
  if (
    problem === "UNABLE_TO_VERIFY_LEAF_SIGNATURE" ||
    (problem === "UNABLE_TO_GET_ISSUER_CERT_LOCALLY" && seen.sent === 1)
  ) {
    return [failure("certificate-chain", { host, issuer })];
  }
  if (problem !== null) return [failure("certificate-untrusted", { host, problem, issuer })];
  if (days < earlyDays) return [warning("certificate-expiring", { host, days })];
  return [ok("certificate-good", { host, days, issuer })];
}
