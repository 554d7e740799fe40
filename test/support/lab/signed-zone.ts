import { execFileSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { startChild } from "./child-server.ts";
import { freePort } from "./free-port.ts";

/** Real name servers: nsd with zones, and an unbound in front that validates. */
export interface SignedZones {
  /** Of the validating resolver. */
  readonly port: number;
  stop(): Promise<void>;
}

export interface ZoneText {
  readonly name: string;
  /** Records, one a line, without SOA and NS. */
  readonly records: readonly string[];
  /** `forged`: signed, then a record is changed. */
  readonly kind: "signed" | "unsigned" | "forged";
}

export async function startSignedZones(folder: string, zones: readonly ZoneText[]): Promise<SignedZones> {
  const authoritative = await freePort();
  const port = await freePort();
  const anchors: string[] = [];
  for (const zone of zones) anchors.push(...(await writeZone(folder, zone)));
  await writeFile(
    path.join(folder, "nsd.conf"),
    [
      "server:",
      `  ip-address: 127.0.0.1@${authoritative}`,
      '  username: ""',
      '  chroot: ""',
      `  zonesdir: "${folder}"`,
      `  pidfile: "${folder}/nsd.pid"`,
      `  xfrdfile: "${folder}/nsd.xfrd"`,
      `  xfrdir: "${folder}"`,
      `  zonelistfile: "${folder}/nsd.zones"`,
      "  server-count: 1",
      "remote-control:",
      "  control-enable: no",
      ...zones.flatMap(({ name }) => ["zone:", `  name: "${name}"`, `  zonefile: "${name}.zone.served"`]),
    ].join("\n"),
  );
  await writeFile(
    path.join(folder, "unbound.conf"),
    [
      "server:",
      `  interface: 127.0.0.1@${port}`,
      '  username: ""',
      '  chroot: ""',
      `  directory: "${folder}"`,
      `  pidfile: "${folder}/unbound.pid"`,
      "  use-syslog: no",
      "  do-daemonize: no",
      "  num-threads: 1",
      "  do-not-query-localhost: no",
      '  module-config: "validator iterator"',
      ...anchors.map((anchor) => `  trust-anchor: "${anchor}"`),
      ...zones.flatMap(({ name }) => ["stub-zone:", `  name: "${name}"`, `  stub-addr: 127.0.0.1@${authoritative}`]),
    ].join("\n"),
  );
  const nsd = await startChild("nsd", ["-d", "-c", path.join(folder, "nsd.conf")], authoritative);
  const unbound = await startChild("unbound", ["-d", "-c", path.join(folder, "unbound.conf")], port).catch(
    async (error: unknown) => {
      await nsd.stop();
      throw error;
    },
  );
  return {
    port,
    async stop() {
      await unbound.stop();
      await nsd.stop();
    },
  };
}

/** Gives the zone's trust anchor, if it has one. */
async function writeZone(folder: string, { name, records, kind }: ZoneText): Promise<readonly string[]> {
  const file = path.join(folder, `${name}.zone`);
  const soa = `@ 60 IN SOA ns.${name}. admin.${name}. 1 3600 600 86400 60`;
  const lines = [`$ORIGIN ${name}.`, "$TTL 60", soa, `@ IN NS ns.${name}.`, "ns IN A 127.0.0.1", ...records];
  await writeFile(file, `${lines.join("\n")}\n`);
  if (kind === "unsigned") {
    await writeFile(`${file}.served`, await readFile(file));
    return [];
  }
  const options = { cwd: folder, encoding: "utf8" as const };
  const key = execFileSync("ldns-keygen", ["-k", "-a", "ECDSAP256SHA256", name], options).trim();
  execFileSync("ldns-signzone", ["-f", `${file}.served`, file, key], options);
  if (kind === "forged") {
    const signed = await readFile(`${file}.served`, "utf8");
    await writeFile(`${file}.served`, signed.replace(/(\tTLSA\t3 1 1 )[0-9a-f]{2}/, "$100"));
  }
  const anchor = await readFile(path.join(folder, `${key}.key`), "utf8");
  return [anchor.replace(/;.*$/m, "").trim().replaceAll("\t", " ")];
}
