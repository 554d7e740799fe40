import { checkCaching } from "./checks/caching.ts";
import { checkCertificate } from "./checks/certificate.ts";
import { checkContentSecurityPolicy } from "./checks/content-security-policy.ts";
import { checkCors } from "./checks/cors.ts";
import { checkDeployment } from "./checks/deployment.ts";
import { checkEndpoint } from "./checks/endpoint.ts";
import { checkFraming } from "./checks/framing.ts";
import { checkServedIcons } from "./checks/icons.ts";
import { checkServedManifest } from "./checks/manifest.ts";
import { checkPolicy } from "./checks/policy.ts";
import { checkSendMode } from "./checks/send-mode.ts";
import { checkServedFiles } from "./checks/served-files.ts";
import { checkVersions } from "./checks/versions.ts";
import { checkWellKnown } from "./checks/well-known.ts";
import type { Evidence } from "./evidence.ts";
import type { Result } from "./result.ts";

/** Judges what was seen; asks nobody. */
export function examineServing(evidence: Evidence): readonly Result[] {
  const { certificate, delivery, host, now } = evidence;
  return [
    ...checkCertificate("certificate", host, certificate, now),
    ...checkServedFiles(evidence),
    ...checkVersions(evidence),
    ...checkCaching(evidence),
    ...checkFraming(evidence),
    ...checkContentSecurityPolicy(evidence),
    ...checkServedManifest(evidence),
    ...checkSendMode(evidence),
    ...checkServedIcons(evidence),
    ...checkWellKnown(evidence),
    ...checkDeployment(evidence),
    ...checkPolicy(evidence),
    ...(delivery === null ? [] : checkCertificate("endpoint-certificate", delivery.url, delivery.certificate, now)),
    ...checkEndpoint(evidence),
    ...checkCors(evidence),
  ];
}
