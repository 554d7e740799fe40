import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { generateKey } from "openpgp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSealed } from "../../../shared/core/delivery/open-sealed.ts";
import { pickupPassword } from "../../../shared/core/delivery/pickup-key.ts";
import { type SealedMessage, sealMessage } from "../../../shared/core/delivery/seal-message.ts";

const messageId = "AAAAAAAAAAAAAAAAAAAAAA";
const content = new TextEncoder().encode("Subject: K 6.9\r\n\r\nJane Roe, SSN 123-45-6789\r\n");

describe("a sealed message", () => {
  test("opens with both halves of its secret", async () => {
    const sealed = await sealMessage(content, messageId, { escrowKeys: [], deliveryKey: null });
    expect(await openSealed(sealed.sealed, sealed)).toEqual(content);
  });

  test("comes back whole, whatever is in it", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 5_000 }), async (bytes) => {
        const sealed = await sealMessage(bytes, messageId, { escrowKeys: [], deliveryKey: null });
        expect(await openSealed(sealed.sealed, sealed)).toEqual(bytes);
      }),
      { numRuns: 20 },
    );
  });

  const flip = (bytes: Uint8Array, at: number): Uint8Array =>
    bytes.map((byte, index) => (index === at ? byte ^ 1 : byte));
  test.each<[string, (sealed: SealedMessage) => SealedMessage]>([
    ["another link secret", (sealed) => ({ ...sealed, linkSecret: flip(sealed.linkSecret, 0) })],
    ["another server share", (sealed) => ({ ...sealed, serverShare: flip(sealed.serverShare, 31) })],
    ["the id of another message", (sealed) => ({ ...sealed, messageId: "BAAAAAAAAAAAAAAAAAAAAA" })],
    ["content changed on the way", (sealed) => ({ ...sealed, sealed: flip(sealed.sealed, sealed.sealed.length - 5) })],
    ["content cut short", (sealed) => ({ ...sealed, sealed: sealed.sealed.slice(0, -30) })],
    ["no content", (sealed) => ({ ...sealed, sealed: new Uint8Array() })],
  ])("does not open with %s", async (_name, change) => {
    const changed = change(await sealMessage(content, messageId, { escrowKeys: [], deliveryKey: null }));
    expect(await openSealed(changed.sealed, changed)).toBeNull();
  });

  test("holds nothing readable", async () => {
    const { sealed } = await sealMessage(content, messageId, { escrowKeys: [], deliveryKey: null });
    expect(Buffer.from(sealed).toString("latin1")).not.toMatch(/Jane|123-45/);
  });

  test("is not made with an escrow key that cannot be read", async () => {
    await expect(
      sealMessage(content, messageId, { escrowKeys: ["-----BEGIN PGP PUBLIC KEY BLOCK-----"], deliveryKey: null }),
    ).rejects.toThrow();
  });
});

describe("the real gpg opens it", () => {
  const home = mkdtempSync(path.join(tmpdir(), "gnupg-"));
  const gpg = (...args: string[]): Buffer =>
    execFileSync("gpg", ["--homedir", home, "--batch", "--yes", "--pinentry-mode", "loopback", ...args], {
      stdio: ["ignore", "pipe", "ignore"],
    });
  const file = path.join(home, "message.pgp");
  let sealed: SealedMessage;

  beforeAll(async () => {
    const escrow = await generateKey({ type: "ecc", curve: "curve25519Legacy", userIDs: [{ name: "Escrow" }] });
    writeFileSync(path.join(home, "escrow.asc"), escrow.privateKey);
    gpg("--import", path.join(home, "escrow.asc"));
    sealed = await sealMessage(content, messageId, { escrowKeys: [escrow.publicKey], deliveryKey: null });
    writeFileSync(file, sealed.sealed);
  });
  afterAll(() => {
    execFileSync("gpgconf", ["--homedir", home, "--kill", "all"]);
    rmSync(home, { recursive: true });
  });

  test("with the organisation's escrow key alone", () => {
    expect(gpg("--decrypt", file)).toEqual(Buffer.from(content));
  });

  test("with the pickup password", () => {
    const password = pickupPassword(sealed.linkSecret, sealed.serverShare, messageId);
    gpg(
      "--delete-secret-keys",
      "--yes",
      gpg("--list-secret-keys", "--with-colons")
        .toString()
        .match(/fpr:+(\w+)/)?.[1] ?? "",
    );
    expect(gpg("--passphrase", password, "--decrypt", file)).toEqual(Buffer.from(content));
  });
});
