import { execFileSync } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { findProgram } from "../../../scripts/find-program.ts";
import { startChild } from "./child-server.ts";
import { freePort } from "./free-port.ts";

/** A real OpenLDAP server with these people, read by whoever binds. */
export interface LdapServer {
  readonly url: string;
  readonly base: string;
  readonly bind: { readonly dn: string; readonly password: string };
  stop(): Promise<void>;
}

export interface LdapPerson {
  readonly name: string;
  readonly mail: string;
  readonly pgpKey?: string;
  /** DER. */
  readonly certificate?: Uint8Array;
}

const base = "dc=directory,dc=example";

export async function startLdap(folder: string, people: readonly LdapPerson[]): Promise<LdapServer> {
  const port = await freePort();
  const bind = { dn: `cn=reader,${base}`, password: "reading is fun" };
  const file = (name: string): string => path.join(folder, name);
  await mkdir(file("db"), { recursive: true });
  await writeFile(
    file("slapd.conf"),
    [
      ...["core", "cosine", "inetorgperson"].map((name) => `include /etc/ldap/schema/${name}.schema`),
      "attributetype ( 1.3.6.1.4.1.3401.8.2.11 NAME 'pgpKey' EQUALITY caseIgnoreMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.15 )",
      "objectclass ( 1.3.6.1.4.1.99999.1 NAME 'keyHolder' SUP top AUXILIARY MAY ( pgpKey ) )",
      "modulepath /usr/lib/ldap",
      "moduleload back_mdb",
      `pidfile ${file("slapd.pid")}`,
      "disallow bind_anon",
      "require authc",
      "database mdb",
      `suffix "${base}"`,
      `rootdn "${bind.dn}"`,
      `rootpw "${bind.password}"`,
      `directory ${file("db")}`,
      "maxsize 10485760",
    ].join("\n"),
  );
  await writeFile(
    file("people.ldif"),
    [
      `dn: ${base}\nobjectClass: dcObject\nobjectClass: organization\ndc: directory\no: Directory\n`,
      ...people.map(entry),
    ].join("\n"),
  );
  execFileSync(findProgram("slapadd") ?? "slapadd", ["-f", file("slapd.conf"), "-l", file("people.ldif")], {
    stdio: "pipe",
  });
  const url = `ldap://127.0.0.1:${port}`;
  const server = await startChild("slapd", ["-f", file("slapd.conf"), "-h", url, "-d", "0"], port);
  return { url, base, bind, stop: () => server.stop() };
}

function entry({ name, mail, pgpKey, certificate }: LdapPerson): string {
  const base64 = (bytes: string | Uint8Array): string => Buffer.from(bytes).toString("base64");
  return [
    `dn: cn=${name},${base}`,
    "objectClass: inetOrgPerson",
    "objectClass: keyHolder",
    `cn: ${name}`,
    `sn: ${name}`,
    `mail: ${mail}`,
    ...(pgpKey === undefined ? [] : [`pgpKey:: ${base64(pgpKey)}`]),
    ...(certificate === undefined ? [] : [`userCertificate;binary:: ${base64(certificate)}`]),
    "",
  ].join("\n");
}
