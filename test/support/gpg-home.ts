import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** A gpg of its own, with keys that nobody else has. */
export interface GpgHome {
  /** Makes a key without a passphrase; gives its fingerprint. */
  makeKey(name: string, address: string): string;
  publicKey(address: string): string;
  secretKey(address: string): string;
  decrypt(armored: string): string;
  remove(): void;
}

export function makeGpgHome(): GpgHome {
  const home = mkdtempSync(path.join(tmpdir(), "sealpost-gpg-"));
  chmodSync(home, 0o700);
  const gpg = (args: readonly string[], input = ""): string =>
    execFileSync("gpg", ["--homedir", home, "--batch", "--quiet", "--trust-model", "always", ...args], {
      input,
      encoding: "utf8",
      stdio: ["pipe", "pipe", "pipe"],
      maxBuffer: 1 << 26,
    });
  return {
    makeKey: (name, address) => {
      gpg([
        "--passphrase",
        "",
        "--pinentry-mode",
        "loopback",
        "--quick-gen-key",
        `${name} <${address}>`,
        "default",
        "default",
        "0",
      ]);
      return /^fpr:+([0-9A-F]{40}):/m.exec(gpg(["--with-colons", "--list-keys", address]))?.[1] ?? "";
    },
    publicKey: (address) => gpg(["--armor", "--export", address]),
    secretKey: (address) => gpg(["--armor", "--export-secret-keys", address]),
    decrypt: (armored) => gpg(["--decrypt"], armored),
    remove: () => {
      try {
        execFileSync("gpgconf", ["--homedir", home, "--kill", "all"], { stdio: "ignore" });
      } finally {
        rmSync(home, { recursive: true, force: true });
      }
    },
  };
}
