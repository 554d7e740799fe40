import type { DnsClient } from "./dns-client.ts";

/** The TXT records of a name, each put together from its pieces. */
export async function textRecords(dns: DnsClient, name: string, signal: AbortSignal): Promise<readonly string[]> {
  const { records } = await dns.ask(name, "TXT", signal);
  return records.map(({ data }) => (Array.isArray(data) ? data : [data]).map((piece) => piece.toString()).join(""));
}
