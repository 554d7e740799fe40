import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { generateKey } from "openpgp";
import PostalMime from "postal-mime";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { deliveryClient } from "../../shared/core/delivery/endpoint-client.ts";
import { type LdapServer, startLdap } from "../support/lab/ldap-directory.ts";
import type { Issued } from "../support/lab/test-authority.ts";
import { alice } from "./clinic.ts";
import { type DeliveringClinic, openDeliveringClinic } from "./delivering-clinic.ts";
import { inFolder, type Outside, startOutside } from "./outside.ts";

/** Keys and certificates from a real directory and from the admin's folders, and what is sent with them. */
let outside: Outside;
let ldap: LdapServer;
let clinic: DeliveringClinic;
let gnupg: string;
let pinned: string;
const issued: Record<string, Issued> = {};

async function pgpKey(address: string): Promise<string> {
  const { privateKey, publicKey } = await generateKey({
    userIDs: [{ email: address }],
    type: "ecc",
    curve: "curve25519Legacy",
  });
  execFileSync("gpg", ["--homedir", gnupg, "--batch", "--import"], {
    input: privateKey,
    stdio: ["pipe", "ignore", "ignore"],
  });
  return publicKey;
}

/** Recipients have the public half; the private one has a passphrase, as the guide says. */
async function organisationKey(passphrase: string): Promise<string> {
  const { privateKey, publicKey } = await generateKey({
    userIDs: [{ name: "Riverside Clinic", email: alice }],
    type: "ecc",
    curve: "curve25519Legacy",
    passphrase,
  });
  execFileSync("gpg", ["--homedir", gnupg, "--batch", "--import"], {
    input: publicKey,
    stdio: ["pipe", "ignore", "ignore"],
  });
  return privateKey;
}

function der(pemFile: string): Uint8Array {
  return execFileSync("openssl", ["x509", "-in", pemFile, "-outform", "DER"]);
}

beforeAll(async () => {
  outside = await startOutside();
  gnupg = inFolder(outside, "gnupg");
  pinned = inFolder(outside, "certificates");
  mkdirSync(gnupg, { mode: 0o700 });
  await mkdir(pinned);
  const { authority, stranger } = outside;
  issued.good = authority.issue("good", { mailboxes: ["good@hospital.example"], key: "rsa" });
  issued.strange = stranger.issue("strange", { mailboxes: ["strange@hospital.example"], key: "rsa" });
  issued.misnamed = authority.issue("misnamed", { mailboxes: ["another@hospital.example"], key: "rsa" });
  issued.ec = authority.issue("ec", { mailboxes: ["ec@hospital.example"], key: "ec" });
  issued.server = authority.issue("server", { hosts: ["hospital.example"], key: "rsa" });
  issued.service = authority.issue("service", { mailboxes: [alice], key: "rsa" });
  const certificateOf = (name: string): Uint8Array => der(issued[name]?.certificateFile ?? "");
  ldap = await startLdap(inFolder(outside, "ldap"), [
    { name: "pgp", mail: "Pgp@hospital.example", pgpKey: await pgpKey("pgp@hospital.example") },
    { name: "otherkey", mail: "otherkey@hospital.example", pgpKey: await pgpKey("somebody@hospital.example") },
    ...["good", "strange", "misnamed", "ec", "server"].map((name) => ({
      name,
      mail: `${name}@hospital.example`,
      certificate: certificateOf(name),
    })),
    {
      name: "both",
      mail: "both@hospital.example",
      pgpKey: await pgpKey("both@hospital.example"),
      certificate: certificateOf("good"),
    },
  ]);
  const signing = { key: inFolder(outside, "signing.asc"), passphrase: "of the signing key" };
  await writeFile(signing.key, await organisationKey(signing.passphrase));
  clinic = await openDeliveringClinic(
    outside,
    { openpgp: signing, smime: { certificate: issued.service.certificateFile, key: issued.service.keyFile } },
    {
      routing: outside.routing({
        ldap: [{ url: ldap.url, base: ldap.base, bind: ldap.bind }],
        certificateAuthorities: authority.file,
        pinnedCertificates: pinned,
      }),
    },
  );
});
afterAll(async () => {
  await clinic?.stop();
  await ldap?.stop();
  spawnSync("gpgconf", ["--homedir", gnupg, "--kill", "all"]);
  await outside.stop();
});
beforeEach(() => {
  clinic.clock.time += 2 * 3_600_000;
});

async function evidenceFor(recipient: string): Promise<readonly string[]> {
  const client = deliveryClient({ url: clinic.url, token: clinic.token, fetch, timeoutMs: 10_000 });
  const answer = await client.routes({ from: alice, recipients: [recipient], class: "sensitive" });
  if (!answer.ok) throw new Error(answer.code);
  return (answer.value.recipients[0]?.routes ?? []).map(({ route, evidence }) => `${route} ${evidence}`);
}

describe("a directory", () => {
  it.each<readonly [string, string, readonly string[]]>([
    ["gives an OpenPGP key, whatever case the address has there", "pgp", ["openpgp key-directory", "portal endpoint"]],
    ["gives no key of somebody else", "otherkey", ["portal endpoint"]],
    ["gives a certificate of a known authority", "good", ["smime certificate-directory", "portal endpoint"]],
    ["gives no certificate of an unknown authority", "strange", ["portal endpoint"]],
    ["nor one for another mailbox", "misnamed", ["portal endpoint"]],
    ["gives one with an elliptic key", "ec", ["smime certificate-directory", "portal endpoint"]],
    ["nor one for a web server", "server", ["portal endpoint"]],
    ["knows nobody of that name", "nobody", ["portal endpoint"]],
    ["is asked for the address, not for a pattern", "*", ["portal endpoint"]],
  ])("%s", async (_, local, expected) => {
    expect(await evidenceFor(`${local}@hospital.example`)).toEqual(expected);
  });

  it("comes after the admin's own pin, which needs no authority", async () => {
    const file = path.join(pinned, "strange.pem");
    await writeFile(file, issued.strange?.certificate ?? "");
    expect(await evidenceFor("strange@hospital.example")).toEqual(["smime certificate-pinned", "portal endpoint"]);
    await rm(file);
    expect(await evidenceFor("strange@hospital.example")).toEqual(["portal endpoint"]);
  });
});

describe("end to end", () => {
  const words = { subject: "Befund: HbA1c", text: "Guten Tag, Frau López.", cc: ["Carl <carl@home.example>"] };

  it("OpenPGP is sent through the relay, read by gpg and its signature good; others in Cc do not see it", async () => {
    const id = await clinic.send(
      { to: ["Pgp <pgp@hospital.example>"], ...words },
      { floor: "sealed", recipients: ["pgp@hospital.example"] },
    );
    const { recipients, outcome } = await clinic.settled(id);
    expect(recipients).toMatchObject([{ state: "e2e_delivered", route: "openpgp", detail: "signed key-directory" }]);
    // A fingerprint can be looked up, and names its holder.
    expect(clinic.dump() + clinic.log()).not.toMatch(/[0-9A-F]{40}|(?:[0-9A-F]{2}:){19}/);
    expect(outcome).toBe("delivered");
    const mail = await clinic.mail.next();
    expect(mail.to).toEqual(["pgp@hospital.example"]);
    expect(mail.raw.toString("latin1")).not.toMatch(/Befund|HbA1c/);
    expect(mail.message.cc?.[0]?.address).toBe("carl@home.example");
    const armored = /-----BEGIN PGP MESSAGE-----[\s\S]+-----END PGP MESSAGE-----/.exec(
      mail.raw.toString("latin1"),
    )?.[0];
    // By the clinic's clock, which is ahead of this machine's.
    const at = ["--faked-system-time", String(Math.floor(clinic.clock.time / 1_000))];
    const { stdout, stderr } = spawnSync("gpg", ["--homedir", gnupg, "--batch", ...at, "--decrypt"], {
      input: armored,
    });
    expect(String(stderr)).toContain('Good signature from "Riverside Clinic');
    const read = await PostalMime.parse(stdout);
    expect([read.subject, read.text?.trim()]).toEqual([words.subject, words.text]);
  });

  it("OpenPGP without a key of the organisation is encrypted, and the state says that it is not signed", async () => {
    const bare = await openDeliveringClinic(
      outside,
      {},
      { routing: outside.routing({ ldap: [{ url: ldap.url, base: ldap.base, bind: ldap.bind }] }) },
    );
    try {
      const id = await bare.send({ to: ["pgp@hospital.example"], text: "x" });
      expect((await bare.settled(id)).recipients).toMatchObject([
        { state: "e2e_delivered", route: "openpgp", detail: "unsigned key-directory" },
      ]);
      expect((await bare.call("GET", "/.well-known/secure-delivery")).json).not.toHaveProperty("signingKeyFingerprint");
    } finally {
      await bare.stop();
    }
  });

  it("discovery says which key of the organisation signs", async () => {
    const { json } = await clinic.call("GET", "/.well-known/secure-delivery");
    const listed = execFileSync("gpg", ["--homedir", gnupg, "--with-colons", "--list-keys", alice], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    expect(json.signingKeyFingerprint).toBe(/^fpr:+([0-9A-F]{40}):/m.exec(listed)?.[1]);
  });

  it("S/MIME is sent through the relay and read by openssl", async () => {
    const id = await clinic.send(
      { to: ["Good <good@hospital.example>"], ...words },
      { floor: "sealed", recipients: ["good@hospital.example"] },
    );
    expect((await clinic.settled(id)).recipients).toMatchObject([
      { state: "e2e_delivered", route: "smime", detail: "signed certificate-directory" },
    ]);
    const mail = await clinic.mail.next();
    const [sealed, signed, plain] = ["sealed.eml", "signed.eml", "plain.eml"].map((name) => inFolder(outside, name));
    writeFileSync(sealed ?? "", mail.raw);
    execFileSync(
      "openssl",
      [
        "cms",
        "-decrypt",
        "-in",
        sealed ?? "",
        "-recip",
        issued.good?.certificateFile ?? "",
        "-inkey",
        issued.good?.keyFile ?? "",
        "-out",
        signed ?? "",
      ],
      { stdio: "pipe" },
    );
    execFileSync(
      "openssl",
      ["cms", "-verify", "-in", signed ?? "", "-CAfile", outside.authority.file, "-out", plain ?? ""],
      { stdio: "pipe" },
    );
    const read = await PostalMime.parse(readFileSync(plain ?? ""));
    expect([read.subject, read.text?.trim()]).toEqual([words.subject, words.text]);
  });

  it("prefers OpenPGP where a recipient has both", async () => {
    const id = await clinic.send({ to: ["both@hospital.example"], text: "x" });
    expect((await clinic.settled(id)).recipients).toMatchObject([{ state: "e2e_delivered", route: "openpgp" }]);
    await clinic.mail.next();
  });

  it("goes up to the portal when the directory is gone", async () => {
    await ldap.stop();
    const id = await clinic.send({ to: ["pgp@hospital.example"], text: "x" }, { floor: "sealed" });
    expect((await clinic.settled(id)).recipients).toMatchObject([{ state: "notified", route: "portal" }]);
    await clinic.mail.next();
  });
});
