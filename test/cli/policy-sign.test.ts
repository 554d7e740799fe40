import { generateKeyPairSync, sign as nodeSign } from "node:crypto";
import { chmod, readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TempFolder, tempFolder } from "../support/temp-folder.ts";
import { sealpost } from "./run-sealpost.ts";

let folder: TempFolder;
let publicKey = "";
beforeAll(async () => {
  folder = await tempFolder();
  publicKey = (await sealpost(["policy", "keygen", "--out", at("policy.key")])).stdout.trim();
});
afterAll(() => folder.remove());

const at = (name: string): string => path.join(folder.path, name);
const document = (version: number, change: object = {}): string =>
  JSON.stringify({
    schema: "sealpost-policy/1",
    version,
    organisation: { name: "Riverside Clinic" },
    domains: ["clinic.example"],
    endpoint: "https://mail.clinic.example",
    ...change,
  });

async function save(name: string, content: string): Promise<string> {
  await writeFile(at(name), content);
  return at(name);
}

async function signed(name: string, version: number, change: object = {}): Promise<string> {
  const file = await save(`${name}.json`, document(version, change));
  const { code, stderr } = await sealpost(["policy", "sign", file, "--key", at("policy.key"), "--out", at(name)]);
  expect(code, stderr).toBe(0);
  return at(name);
}

const verify = (file: string, ...more: string[]) =>
  sealpost(["policy", "verify", file, "--key", publicKey, "--json", ...more]);

describe("keygen", () => {
  test("prints the public key alone; the file is the owner's alone, and another tool reads it", async () => {
    expect(publicKey).toMatch(/^[\w-]{43}$/);
    expect((await stat(at("policy.key"))).mode & 0o777).toBe(0o600);
    const jwk = JSON.parse(await readFile(at("policy.key"), "utf8"));
    expect(jwk).toMatchObject({ kty: "OKP", crv: "Ed25519", x: publicKey });
  });

  test("never overwrites a key", async () => {
    const before = await readFile(at("policy.key"), "utf8");
    const { code, stdout, stderr } = await sealpost(["policy", "keygen", "--out", at("policy.key")]);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain("is there already");
    expect(await readFile(at("policy.key"), "utf8")).toBe(before);
  });

  test("a folder that is not there: exit 2", async () => {
    const { code, stderr } = await sealpost(["policy", "keygen", "--out", at("nowhere/policy.key")]);
    expect(code).toBe(2);
    expect(stderr).toContain("cannot be written");
  });
});

describe("sign", () => {
  test("what is signed is verified, to stdout too", async () => {
    const file = await save("plain.json", document(3));
    const { code, stdout } = await sealpost(["policy", "sign", file, "--key", at("policy.key")]);
    expect(code).toBe(0);
    const { stdout: answer } = await verify(await save("from-stdout", stdout));
    expect(JSON.parse(answer)).toEqual({ ok: true, version: 3, expires: null });
  });

  test.each<[string, object]>([
    ["an unknown key", { overide: {} }],
    [
      "a rule that never fires",
      { rules: [{ id: "own-rule", when: { senders: ["nobody"] }, do: { verdict: "refuse" } }] },
    ],
    ["an expiry in the past", { expires: "2020-01-01T00:00:00Z" }],
  ])("a document with %s is not signed, and the one that is out stays", async (_name, change) => {
    const out = await save("deployed", "the old one");
    const file = await save("bad.json", document(3, change));
    const { code, stderr } = await sealpost(["policy", "sign", file, "--key", at("policy.key"), "--out", out]);
    expect(code).toBe(1);
    expect(stderr).toContain("it was not signed");
    expect(await readFile(out, "utf8")).toBe("the old one");
  });

  test("a file that is no secret key: exit 2", async () => {
    const file = await save("plain.json", document(3));
    const { code, stderr } = await sealpost(["policy", "sign", file, "--key", file]);
    expect(code).toBe(2);
    expect(stderr).toContain("is not a secret key");
  });

  test("a key file that others can read is complained of", async () => {
    const key = await save("open.key", await readFile(at("policy.key"), "utf8"));
    await chmod(key, 0o644);
    const { code, stderr } = await sealpost(["policy", "sign", await save("plain.json", document(3)), "--key", key]);
    expect(code).toBe(0);
    expect(stderr).toContain("chmod 600");
  });
});

describe("verify", () => {
  test("one that is genuine and in force", async () => {
    const { code, stdout } = await sealpost([
      "policy",
      "verify",
      await signed("genuine", 3, { expires: "2090-01-01T00:00:00Z" }),
      "--key",
      publicKey,
    ]);
    expect(code).toBe(0);
    expect(stdout).toBe("Genuine and in force: version 3 of Riverside Clinic, until 2090-01-01T00:00:00Z.\n");
  });

  test("the key may come from a file, and beside another one", async () => {
    const other = generateKeyPairSync("ed25519").publicKey.export({ format: "jwk" });
    const file = await signed("two-keys", 3);
    const keys = ["--key", await save("other.key", JSON.stringify(other)), "--key", at("policy.key")];
    expect((await sealpost(["policy", "verify", file, ...keys])).code).toBe(0);
  });

  test.each<[string, () => Promise<string>, string]>([
    ["one that another key signed", () => save("foreign", foreign(document(3))), "bad-signature"],
    ["one that was changed afterwards", async () => save("changed", await changed()), "bad-signature"],
    ["one that is not signed", () => save("unsigned", document(3)), "unsigned"],
    ["an empty file", () => save("empty", ""), "missing"],
  ])("%s", async (_name, file, cause) => {
    const { code, stdout } = await verify(await file());
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toEqual({ ok: false, cause });
  });

  test.each([
    ["a newer version", 4, 3, 0, { ok: true, version: 4, expires: null }],
    ["the very same document", 3, 3, 0, { ok: true, version: 3, expires: null }],
    ["a lower version", 2, 3, 1, { ok: false, cause: "rolled-back" }],
  ])("%s than the previous one", async (_name, version, before, exit, answer) => {
    const previous = await signed("previous", before);
    const { code, stdout } = await verify(await signed("next", version), "--previous", previous);
    expect(JSON.parse(stdout)).toEqual(answer);
    expect(code).toBe(exit);
  });

  test("another content under the same version", async () => {
    const previous = await signed("previous", 3);
    const { stdout } = await verify(await signed("next", 3, { guidance: "other" }), "--previous", previous);
    expect(JSON.parse(stdout)).toEqual({ ok: false, cause: "same-version" });
  });

  test("a lower version is no rollback only because the previous one has expired", async () => {
    const previous = await signed("previous", 3, { expires: "2090-01-01T00:00:00Z" });
    const { stdout } = await verify(await signed("next", 2), "--previous", previous, "--at", "2091-01-01T00:00:00Z");
    expect(JSON.parse(stdout)).toEqual({ ok: false, cause: "rolled-back" });
  });

  test("a previous policy that never was one: exit 2", async () => {
    const { code, stderr } = await verify(await signed("next", 3), "--previous", await save("unsigned", document(3)));
    expect(code).toBe(2);
    expect(stderr).toContain("nothing can be compared");
  });

  test("a clock a year ahead ends it, a clock a year behind does not", async () => {
    const file = await signed("yearly", 3, { expires: "2090-06-01T00:00:00Z" });
    expect(JSON.parse((await verify(file, "--at", "2091-05-01T00:00:00Z")).stdout)).toEqual({
      ok: false,
      cause: "expired",
    });
    expect(JSON.parse((await verify(file, "--at", "2089-05-01T00:00:00Z")).stdout)).toMatchObject({ ok: true });
  });

  test.each([
    ["no key", [], "Name the key"],
    ["a key that is none", ["--key", "package.json"], "neither a public key"],
    ["a moment that is none", ["--key", "x".repeat(43), "--at", "soon"], "--at takes a moment"],
  ])("%s: exit 2", async (_name, args, message) => {
    const { code, stderr } = await sealpost(["policy", "verify", await signed("any", 3), ...args]);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});

function foreign(text: string): string {
  const header = Buffer.from(JSON.stringify({ alg: "EdDSA", typ: "sealpost-policy+jws" })).toString("base64url");
  const input = `${header}.${Buffer.from(text).toString("base64url")}`;
  const { privateKey } = generateKeyPairSync("ed25519");
  return `${input}.${nodeSign(null, Buffer.from(input), privateKey).toString("base64url")}`;
}

async function changed(): Promise<string> {
  const [header, , signature] = (await readFile(await signed("genuine", 3), "utf8")).trim().split(".");
  return `${header}.${Buffer.from(document(9)).toString("base64url")}.${signature}`;
}
