import type { X509Certificate } from "node:crypto";
import { getServers } from "node:dns";
import { readFile } from "node:fs/promises";
import { createSecureContext, rootCertificates } from "node:tls";
import { ConfigError } from "../config-error.ts";
import { type DnsClient, dnsClient } from "../dns/dns-client.ts";
import type { WebAccess } from "../dns/fetch-from-host.ts";
import type { Digests } from "../keys/digests.ts";
import type { RegisterStore } from "../registers/register-store.ts";
import type { SeenKeyStore } from "../registers/seen-key-store.ts";
import type { SmtpAccess } from "../smtp/verified-session.ts";
import { daneSource } from "./dane-source.ts";
import { gatewaySource } from "./gateway-source.ts";
import { keyServerSource } from "./key-server-source.ts";
import { ldapCertificateSource } from "./ldap-certificate-source.ts";
import { ldapKeySource } from "./ldap-key-source.ts";
import { mtaStsSource } from "./mta-sts-source.ts";
import { partnerSource } from "./partner-source.ts";
import { pinnedCertificateSource } from "./pinned-certificate-source.ts";
import { pinnedKeySource } from "./pinned-key-source.ts";
import { preferenceSource } from "./preference-source.ts";
import { probeSource } from "./probe-source.ts";
import type { RouteSource } from "./route-source.ts";
import type { RoutingConfig } from "./routing-config.ts";
import { autocryptSource, seenCertificateSource } from "./seen-key-source.ts";
import { certificatesIn } from "./usable-certificate.ts";
import { webKeySource } from "./web-key-directory.ts";

/** How the outside world is reached, for looking and for delivering alike. */
export interface Outside {
  readonly dns: DnsClient;
  readonly web: WebAccess;
  readonly smtp: SmtpAccess;
  /** Who may vouch for S/MIME certificates. */
  readonly authorities: readonly X509Certificate[];
}

/** Rejects with `ConfigError` when a file that the configuration names cannot be used. */
export async function reachOutside(config: RoutingConfig, hostname: string): Promise<Outside> {
  const [system = "127.0.0.1"] = getServers();
  const bare = /^\[(.+)\](?::\d+)?$/.exec(system)?.[1] ?? system.replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1");
  const dns = dnsClient(config.resolver ?? { address: bare, port: 53, validating: false });
  const extra = config.extraRoots === null ? [] : [await readPem(config.extraRoots, "routing.extraRoots")];
  const trust = createSecureContext({ ca: [...rootCertificates, ...extra], minVersion: "TLSv1.2" });
  const authorities =
    config.certificateAuthorities === null
      ? []
      : certificatesIn(await readPem(config.certificateAuthorities, "routing.certificateAuthorities"));
  const allowPrivate = config.allowPrivateNetworks;
  return {
    dns,
    web: { dns, trust, port: config.httpsPort, allowPrivate },
    smtp: { dns, trust, port: config.smtpPort, allowPrivate, hostname, timeoutMs: config.timeLimitMs * 4 },
    authorities,
  };
}

/** Where the endpoint's own knowledge is. */
export interface KnownHere {
  readonly registers: RegisterStore;
  readonly seenKeys: SeenKeyStore;
  readonly digests: Digests;
}

/** One for each kind of evidence that the configuration asks for. */
export function routeSources(
  config: RoutingConfig,
  { dns, web, smtp, authorities }: Outside,
  { registers, seenKeys, digests }: KnownHere,
  now: () => number,
): readonly RouteSource[] {
  const probing = { ...smtp, timeoutMs: config.timeLimitMs };
  return [
    ...(config.pinnedKeys === null ? [] : [pinnedKeySource(config.pinnedKeys, now)]),
    ...(config.pinnedCertificates === null ? [] : [pinnedCertificateSource(config.pinnedCertificates, now)]),
    ...config.ldap.flatMap(({ keyAttribute, certificateAttribute, ...access }): RouteSource[] => {
      const ldap = { ...access, trust: web.trust, timeoutMs: config.timeLimitMs };
      return [
        ...(keyAttribute === null ? [] : [ldapKeySource(ldap, keyAttribute, now)]),
        ...(certificateAttribute === null ? [] : [ldapCertificateSource(ldap, certificateAttribute, authorities, now)]),
      ];
    }),
    ...(config.webKeyDirectory ? [webKeySource(web, now)] : []),
    ...config.keyServers.map((host) => keyServerSource(host, web, now)),
    ...(config.partners.length === 0 ? [] : [partnerSource(dns, config.partners)]),
    ...(config.dane && config.resolver?.validating ? [daneSource(dns, config.smtpPort)] : []),
    ...(config.mtaSts ? [mtaStsSource(dns, web)] : []),
    autocryptSource(seenKeys, digests, now),
    ...(authorities.length === 0 ? [] : [seenCertificateSource(seenKeys, digests, authorities, now)]),
    preferenceSource(registers, digests, now),
    ...(config.gateway === null || config.gateway.provenOn === null ? [] : [gatewaySource(config.gateway)]),
    ...(config.tlsProbe ? [probeSource(dns, probing)] : []),
  ];
}

async function readPem(file: string, setting: string): Promise<string> {
  const text = await readFile(file, "utf8").catch(() => "");
  if (!text.includes("-----BEGIN CERTIFICATE-----"))
    throw new ConfigError(`${setting}: no certificates can be read there.`);
  return text;
}
