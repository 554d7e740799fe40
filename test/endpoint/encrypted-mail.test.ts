import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { generateKey, readPrivateKey } from "openpgp";
import PostalMime from "postal-mime";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cmsEnvelope } from "../../secure-delivery/mime/cms-envelope.ts";
import { smimeSigner } from "../../secure-delivery/mime/cms-signature.ts";
import { outgoingMessage } from "../../secure-delivery/mime/outgoing-message.ts";
import { pgpMime } from "../../secure-delivery/mime/pgp-mime.ts";
import { smime } from "../../secure-delivery/mime/smime.ts";
import { certificatesIn } from "../../secure-delivery/routing/usable-certificate.ts";
import { composeMessage } from "../../shared/core/delivery/compose-message.ts";
import { parseEmailAddress } from "../../shared/core/draft/email-address.ts";
import { draftOf } from "../support/draft-of.ts";
import { type Issued, testAuthority } from "../support/lab/test-authority.ts";
import { tempFolder } from "../support/temp-folder.ts";

/** What the endpoint encrypts is read by the programs that recipients have. */
let temp: Awaited<ReturnType<typeof tempFolder>>;
let home: string;
const alice = parseEmailAddress("alice@riverside.example");
if (alice === null) throw new Error("unreachable");
const subject = "Befund für María: HbA1c";
const text = "Sehr geehrte Frau López,\nder Wert ist 6,1 %.\n.\nEin Punkt allein.\n";

function message(): NonNullable<ReturnType<typeof outgoingMessage>> {
  const draft = draftOf({
    from: "Alice Núñez <alice@riverside.example>",
    to: ["Maria López <maria@home.example>"],
    subject,
    text,
  });
  const bytes = composeMessage(
    draft,
    [{ name: "Befund ä.pdf", mediaType: "application/pdf", content: new Uint8Array([1, 2, 3]) }],
    new Date("2026-03-02T15:00:00Z"),
  );
  const outgoing = alice === null ? null : outgoingMessage(bytes, alice, "0123456789abcdefghijkl", new Date());
  if (outgoing === null) throw new Error("the message was refused");
  return outgoing;
}

function bodyOf(raw: Buffer): string {
  return raw.subarray(raw.indexOf("\r\n\r\n") + 4).toString("latin1");
}

beforeAll(async () => {
  temp = await tempFolder();
  home = path.join(temp.path, "gnupg");
  mkdirSync(home, { mode: 0o700 });
});
afterAll(async () => {
  spawnSync("gpgconf", ["--homedir", home, "--kill", "all"]);
  await temp.remove();
});

async function expectWhole(inner: Buffer): Promise<void> {
  const read = await PostalMime.parse(inner);
  expect(read.subject).toBe(subject);
  expect(read.from?.name).toBe("Alice Núñez");
  expect(read.text?.replace(/\r\n/g, "\n").trim()).toBe(text.trim());
  expect(read.attachments.map(({ filename }) => filename)).toEqual(["Befund ä.pdf"]);
}

function expectClosed(raw: Buffer): void {
  expect(raw.toString("latin1")).not.toMatch(/Befund|HbA1c|QmVmdW5k|L.pez/);
  expect(raw.toString("latin1")).toMatch(/^Subject: \[\.\.\.\]\r$/m);
}

describe("PGP/MIME", () => {
  let recipientKey: string;
  let organisation: string;
  beforeAll(async () => {
    const keyOf = async (email: string): Promise<{ privateKey: string; publicKey: string }> =>
      generateKey({ userIDs: [{ email }], type: "ecc", curve: "curve25519Legacy" });
    const [maria, clinic] = [await keyOf("maria@home.example"), await keyOf("alice@riverside.example")];
    recipientKey = maria.publicKey;
    organisation = clinic.privateKey;
    // What the recipient has: their own key, and the public half of the organisation's.
    for (const input of [maria.privateKey, clinic.publicKey])
      execFileSync("gpg", ["--homedir", home, "--batch", "--import"], { input, stdio: ["pipe", "ignore", "ignore"] });
  });

  const armoredIn = (raw: Buffer): string =>
    /-----BEGIN PGP MESSAGE-----[\s\S]+-----END PGP MESSAGE-----/.exec(bodyOf(raw))?.[0] ?? "";
  const gpgReads = (armored: string): { inner: Buffer; says: readonly string[] } => {
    const { stdout, stderr, status } = spawnSync(
      "gpg",
      ["--homedir", home, "--batch", "--status-fd", "2", "--decrypt"],
      { input: armored },
    );
    expect(status, String(stderr)).toBe(0);
    const says = String(stderr).matchAll(/^\[GNUPG:\] (DECRYPTION_OKAY|GOODSIG|BADSIG|ERRSIG|NO_PUBKEY|PLAINTEXT)\b/gm);
    return { inner: stdout, says: [...says].map(([, word = ""]) => word) };
  };

  it("is read by gpg, with the real headers inside and none of the text outside", async () => {
    const raw = await pgpMime(message(), recipientKey, null, new Date());
    expectClosed(raw);
    const { inner, says } = gpgReads(armoredIn(raw));
    await expectWhole(inner);
    const head = inner.subarray(0, inner.indexOf("\r\n\r\n")).toString("latin1");
    expect(head).toContain('protected-headers="v1"');
    expect(head).toContain('hp="cipher"');
    expect(head).toContain("HP-Outer: Subject: [...]");
    expect(says).toEqual(["PLAINTEXT", "DECRYPTION_OKAY"]);
  });

  it("with the organisation's key is signed within the encryption: gpg finds the signature good", async () => {
    const signer = await readPrivateKey({ armoredKey: organisation });
    const raw = await pgpMime(message(), recipientKey, signer, new Date());
    expectClosed(raw);
    const { inner, says } = gpgReads(armoredIn(raw));
    await expectWhole(inner);
    expect(says).toEqual(["PLAINTEXT", "GOODSIG", "DECRYPTION_OKAY"]);
    // Who signed is told to the recipient only.
    const nobody = path.join(temp.path, "nobody");
    mkdirSync(nobody, { mode: 0o700 });
    const packets = spawnSync("gpg", ["--homedir", nobody, "--list-packets"], { input: armoredIn(raw) });
    expect(String(packets.stdout)).toContain("encrypted data packet");
    expect(String(packets.stdout)).not.toContain("signature packet");
  });

  it.each(["recipient's", "organisation's"])("rejects when the %s key cannot be used", async (whose) => {
    const expired = await generateKey({
      userIDs: [{ email: "alice@riverside.example" }],
      date: new Date("2020-01-01T00:00:00Z"),
      keyExpirationTime: 60,
      format: "object",
    });
    const made =
      whose === "recipient's"
        ? pgpMime(message(), "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nnone\n", null, new Date())
        : pgpMime(message(), recipientKey, expired.privateKey, new Date());
    await expect(made).rejects.toThrow();
  });
});

describe("S/MIME", () => {
  let sealed: Buffer;
  let recipient: Issued;
  let root: string;
  beforeAll(() => {
    const authority = testAuthority(temp.path, "mail-ca");
    root = authority.file;
    recipient = authority.issue("maria", { mailboxes: ["maria@home.example"], key: "rsa" });
    const service = authority.issue("service", { mailboxes: ["alice@riverside.example"], key: "rsa" });
    const signer = smimeSigner(certificatesIn(service.certificate), service.key, null);
    const [certificate] = certificatesIn(recipient.certificate);
    if (certificate === undefined) throw new Error("no certificate");
    sealed = smime(message(), certificate.raw, signer, new Date());
  });

  it("is decrypted and its signature verified by openssl cms", async () => {
    expectClosed(sealed);
    const file = path.join(temp.path, "sealed.eml");
    const signed = path.join(temp.path, "signed.eml");
    const plain = path.join(temp.path, "plain.eml");
    writeFileSync(file, sealed);
    execFileSync(
      "openssl",
      [
        "cms",
        "-decrypt",
        "-in",
        file,
        "-recip",
        recipient.certificateFile,
        "-inkey",
        recipient.keyFile,
        "-out",
        signed,
      ],
      { stdio: "pipe" },
    );
    execFileSync("openssl", ["cms", "-verify", "-in", signed, "-CAfile", root, "-out", plain], { stdio: "pipe" });
    await expectWhole(readFileSync(plain));
    const changed = readFileSync(signed, "latin1").replace("U2VociBnZWVocnRl", "U2VociBnZWVocnRm");
    writeFileSync(signed, changed, "latin1");
    expect(spawnSync("openssl", ["cms", "-verify", "-in", signed, "-CAfile", root, "-out", plain]).status).not.toBe(0);
  });

  it("is decrypted and its signature verified by gpgsm", async () => {
    const sm = (
      args: readonly string[],
      input?: Buffer | string,
    ): { status: number | null; stdout: Buffer; stderr: string } => {
      const { status, stdout, stderr } = spawnSync(
        "gpgsm",
        ["--homedir", home, "--batch", "--disable-crl-checks", "--disable-dirmngr", ...args],
        { input },
      );
      return { status, stdout, stderr: String(stderr) };
    };
    writeFileSync(path.join(home, "gpg-agent.conf"), "allow-loopback-pinentry\n");
    const pfx = path.join(temp.path, "maria.p12");
    execFileSync(
      "openssl",
      [
        "pkcs12",
        "-export",
        "-legacy",
        "-in",
        recipient.certificateFile,
        "-inkey",
        recipient.keyFile,
        "-out",
        pfx,
        "-passout",
        "pass:test",
      ],
      { stdio: "pipe" },
    );
    sm(["--import"], readFileSync(root));
    const fingerprint = certificatesIn(readFileSync(root, "utf8"))[0]?.fingerprint ?? "";
    writeFileSync(path.join(home, "trustlist.txt"), `${fingerprint} S relax\n`);
    const imported = sm(["--pinentry-mode", "loopback", "--passphrase-fd", "0", "--import", pfx], "test\n");
    expect(imported.stderr).toContain("secret keys imported: 1");
    const der = Buffer.from(bodyOf(sealed), "base64");
    const signed = sm(
      ["--pinentry-mode", "loopback", "--passphrase-fd", "0", "--decrypt", writeTo("sealed.der", der)],
      "test\n",
    );
    expect(signed.status, signed.stderr).toBe(0);
    const parts = partsOf(signed.stdout);
    const verified = sm(["--verify", writeTo("signature.der", parts.signature), writeTo("part.bin", parts.content)]);
    expect(verified.stderr).toContain("Good signature");
    await expectWhole(parts.content);
  });

  it.each(["prime256v1", "secp384r1", "secp521r1"])(
    "to a certificate on %s is decrypted by openssl cms",
    async (curve) => {
      const file = (name: string): string => path.join(temp.path, `${curve}-${name}`);
      const request = [
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        `ec_paramgen_curve:${curve}`,
        "-nodes",
        "-days",
        "9",
      ];
      const names = ["-subj", "/CN=maria", "-keyout", file("key.pem"), "-out", file("cert.pem")];
      execFileSync("openssl", [...request, ...names], { stdio: "pipe" });
      const [certificate] = certificatesIn(readFileSync(file("cert.pem"), "utf8"));
      const content = Buffer.from("Content-Type: text/plain\r\n\r\nSehr geehrte Frau López\r\n");
      writeFileSync(file("sealed.der"), cmsEnvelope(content, certificate?.raw ?? new Uint8Array()));
      const decrypt = ["cms", "-decrypt", "-binary", "-inform", "DER", "-in", file("sealed.der")];
      const by = ["-recip", file("cert.pem"), "-inkey", file("key.pem")];
      expect(execFileSync("openssl", [...decrypt, ...by], { stdio: "pipe" }).equals(content)).toBe(true);
    },
  );

  function writeTo(name: string, bytes: Buffer): string {
    const file = path.join(temp.path, name);
    writeFileSync(file, bytes);
    return file;
  }
});

function partsOf(signed: Buffer): { content: Buffer; signature: Buffer } {
  const whole = signed.toString("latin1");
  const boundary = /boundary="([^"]+)"/.exec(whole)?.[1] ?? "";
  const [, content = "", signature = ""] = whole.split(`--${boundary}`);
  return {
    content: Buffer.from(content.replace(/^\r\n/, "").replace(/\r\n$/, ""), "latin1"),
    signature: Buffer.from(signature.slice(signature.indexOf("\r\n\r\n") + 4), "base64"),
  };
}
