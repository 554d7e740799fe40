import path from "node:path";
import type { EndpointConfig } from "../../secure-delivery/config.ts";
import { type DnsServer, startDnsServer } from "../support/lab/dns-server.ts";
import { type MailHost, type MailHostTerms, startMailHost } from "../support/lab/mail-host.ts";
import { type TestAuthority, testAuthority } from "../support/lab/test-authority.ts";
import { startWebHost, type WebHost } from "../support/lab/web-host.ts";
import { tempFolder } from "../support/temp-folder.ts";

/** The world outside the clinic: a resolver, web hosts, mail hosts, and an authority that all of them are vouched by. */
export interface Outside {
  readonly dns: DnsServer;
  readonly web: WebHost;
  readonly authority: TestAuthority;
  /** Not among the clinic's roots. */
  readonly stranger: TestAuthority;
  readonly folder: string;
  readonly smtpPort: number;
  /** A mail host with an address of its own; `mx` of these domains. */
  mailHost(name: string, domains: readonly string[], terms: MailHostTerms): Promise<MailHost>;
  routing(changes?: Partial<NonNullable<EndpointConfig["routing"]>>): NonNullable<EndpointConfig["routing"]>;
  stop(): Promise<void>;
}

/** Host names that the web host has a certificate for. */
export async function startOutside(webNames: readonly string[] = ["unused.example"]): Promise<Outside> {
  const temp = await tempFolder();
  const dns = await startDnsServer();
  const authority = testAuthority(temp.path, "authority");
  const stranger = testAuthority(temp.path, "stranger");
  const web = await startWebHost(authority.issue("web", { hosts: webNames }));
  for (const name of webNames) dns.set({ type: "A", name, data: "127.0.0.1" });
  const hosts: MailHost[] = [];
  const first = await startMailHost("127.0.0.1", 0, { tls: null });
  hosts.push(first);
  return {
    dns,
    web,
    authority,
    stranger,
    folder: temp.path,
    smtpPort: first.port,
    async mailHost(name, domains, terms) {
      const address = `127.0.0.${hosts.length + 10}`;
      const host = await startMailHost(address, first.port, terms);
      hosts.push(host);
      dns.set({ type: "A", name, data: address });
      for (const domain of domains)
        dns.set({ type: "MX", name: domain, data: { preference: 10 * hosts.length, exchange: name } });
      return host;
    },
    routing: (changes = {}) => ({
      resolver: { address: "127.0.0.1", port: dns.port },
      extraRoots: authority.file,
      timeLimitMs: 2_000,
      smtpPort: first.port,
      httpsPort: web.port,
      allowPrivateNetworks: true,
      ...changes,
    }),
    async stop() {
      await Promise.all(hosts.map((host) => host.stop()));
      await web.stop();
      await dns.stop();
      await temp.remove();
    },
  };
}

export function inFolder(outside: Outside, name: string): string {
  return path.join(outside.folder, name);
}
