import { BlockList, isIP } from "node:net";
import { type DnsClient, DnsFault } from "./dns-client.ts";

/** What no public mail or web host has. A recipient's domain may name any address: it must not lead us into our own network. */
const privateNetworks = new BlockList();
for (const [network, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["224.0.0.0", 3],
] as const)
  privateNetworks.addSubnet(network, prefix, "ipv4");
for (const [network, prefix] of [
  ["::", 96],
  ["::ffff:0:0", 96],
  ["64:ff9b::", 96],
  ["fc00::", 7],
  ["fe80::", 10],
  ["ff00::", 8],
] as const)
  privateNetworks.addSubnet(network, prefix, "ipv6");

export function isPrivate(address: string): boolean {
  return privateNetworks.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
}

/** Where a host that a stranger named may be reached. Rejects with `DnsFault` when it has no address that we go to. */
export async function hostAddresses(
  dns: DnsClient,
  name: string,
  allowPrivate: boolean,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const [v4, v6] = await Promise.allSettled([dns.ask(name, "A", signal), dns.ask(name, "AAAA", signal)]);
  const found = [
    ...(v4.status === "fulfilled" ? v4.value.records : []),
    ...(v6.status === "fulfilled" ? v6.value.records : []),
  ]
    .map(({ data }) => data)
    .filter((address) => allowPrivate || !isPrivate(address));
  if (found.length === 0) throw new DnsFault(v4.status === "rejected" ? "NOANSWER" : "NOADDRESS");
  return found;
}
