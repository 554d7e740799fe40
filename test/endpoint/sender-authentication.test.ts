import { createHash, createVerify, generateKeyPairSync } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { MailHost } from "../support/lab/mail-host.ts";
import { alice } from "./clinic.ts";
import { type DeliveringClinic, openDeliveringClinic } from "./delivering-clinic.ts";
import { inFolder, type Outside, startOutside } from "./outside.ts";

/** What the endpoint sends is signed for the author's own domain, so that DMARC finds it aligned. */
let outside: Outside;
let clinic: DeliveringClinic;
let partner: MailHost;
const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2_048 });

beforeAll(async () => {
  outside = await startOutside();
  const { key, certificate } = outside.authority.issue("mx", { hosts: ["mx.partner.example"] });
  partner = await outside.mailHost("mx.partner.example", ["partner.example"], { tls: { key, certificate } });
  const file = inFolder(outside, "dkim.pem");
  await writeFile(file, privateKey.export({ type: "pkcs8", format: "pem" }));
  clinic = await openDeliveringClinic(
    outside,
    { dkim: [{ domain: "riverside.example", selector: "s2026", key: file }] },
    { routing: outside.routing({ partners: [{ domains: ["partner.example"], hosts: ["mx.partner.example"] }] }) },
  );
});
afterAll(async () => {
  await clinic.stop();
  await outside.stop();
});

const canonicalBody = (body: string): string =>
  `${body
    .replace(/[ \t]+\r\n/g, "\r\n")
    .replace(/[ \t]+/g, " ")
    .replace(/(?:\r\n)*$/, "")}\r\n`;
const canonicalField = (raw: string): string => {
  const colon = raw.indexOf(":");
  const value = raw
    .slice(colon + 1)
    .replace(/\r\n(?=[ \t])/g, "")
    .replace(/[ \t]+/g, " ")
    .trim();
  return `${raw.slice(0, colon).trim().toLowerCase()}:${value}`;
};

/** RFC 6376 with relaxed/relaxed, written apart from what signs. Gives the signature's tags when it holds. */
function verifyDkim(raw: Buffer): ReadonlyMap<string, string> | null {
  const text = raw.toString("latin1");
  const end = text.indexOf("\r\n\r\n");
  const fields = text.slice(0, end).split(/\r\n(?![ \t])/);
  const signature = fields.find((field) => /^dkim-signature:/i.test(field));
  if (signature === undefined) return null;
  const tags = new Map(
    signature
      .slice(signature.indexOf(":") + 1)
      .split(";")
      .map((tag) => {
        const [name = "", ...value] = tag.split("=");
        return [name.trim(), value.join("=").replace(/\s+/g, "")] as const;
      }),
  );
  const bodyHash = createHash("sha256")
    .update(canonicalBody(text.slice(end + 4)), "latin1")
    .digest("base64");
  if (tags.get("bh") !== bodyHash || tags.get("c") !== "relaxed/relaxed" || tags.get("a") !== "rsa-sha256") return null;
  const left = [...fields];
  const signed = (tags.get("h") ?? "").split(":").flatMap((name) => {
    const at = left.findLastIndex((field) => field.toLowerCase().startsWith(`${name.toLowerCase()}:`));
    return at < 0 ? [] : left.splice(at, 1).map(canonicalField);
  });
  const own = canonicalField(signature.replace(/(;\s*b=)[^;]*/, "$1"));
  const verify = createVerify("sha256").update([...signed, own].join("\r\n"), "latin1");
  return verify.verify(publicKey, tags.get("b") ?? "", "base64") ? tags : null;
}

describe("DKIM", () => {
  it("signs a message by TLS for the author's domain, and a change breaks it", async () => {
    const id = await clinic.send({ to: ["Maria López <maria@partner.example>"], subject: "Grüße", text: "Guten Tag" });
    await clinic.settled(id);
    const mail = partner.mails.at(-1);
    if (mail === undefined) throw new Error("nothing arrived");
    const tags = verifyDkim(mail.raw);
    expect([tags?.get("d"), tags?.get("s")]).toEqual(["riverside.example", "s2026"]);
    expect(tags?.get("h")?.toLowerCase().split(":")).toEqual(
      expect.arrayContaining(["from", "to", "subject", "date", "message-id"]),
    );
    const forged = Buffer.from(mail.raw.toString("latin1").replace("To: ", "To: x"), "latin1");
    expect(verifyDkim(forged)).toBeNull();
    expect(verifyDkim(Buffer.concat([mail.raw, Buffer.from("more\r\n")]))).toBeNull();
  });

  it("lets a notice come from the user, aligned and signed", async () => {
    const id = await clinic.send({ to: ["maria@home.example"], text: "x" });
    await clinic.settled(id);
    const notice = await clinic.mail.next();
    expect(notice.message.from).toMatchObject({ name: "Alice Núñez", address: alice });
    expect(verifyDkim(notice.raw)?.get("d")).toBe("riverside.example");
    expect(notice.from).toMatch(/@riverside\.example$/);
  });
});
