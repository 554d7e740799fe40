import { readFile } from "node:fs/promises";
import { config, decrypt, decryptKey, type PrivateKey, readMessage, readPrivateKey } from "openpgp";
import { ConfigError } from "../config-error.ts";
import { type SmimeSigner, smimeSigner } from "../mime/cms-signature.ts";
import type { DkimKey } from "../mime/dkim.ts";
import { certificatesIn } from "../routing/usable-certificate.ts";
import type { DeliveryConfig } from "./delivery-config.ts";

/** What only an endpoint that delivers has. */
export interface DeliveryKeys {
  /** Null: not encrypted to our key, or changed; says no more, on purpose. */
  open(sealed: Uint8Array): Promise<Uint8Array | null>;
  /** In hex, capital letters. */
  readonly fingerprint: string;
  readonly dkim: readonly DkimKey[];
  /** The organisation's, which signs what goes out as PGP/MIME. */
  readonly openpgp: PrivateKey | null;
  readonly smime: SmimeSigner | null;
}

/** What is compressed may not become more than this: a few kilobytes could else fill the memory. */
const limited = { ...config, maxDecompressedMessageSize: 256 * 1024 * 1024 };

/** Rejects with `ConfigError` when a key cannot be used: an endpoint that cannot deliver must not accept. */
export async function deliveryKeys(settings: DeliveryConfig): Promise<DeliveryKeys> {
  const key = await openKey(settings, "delivery.key", (opened) => opened.getEncryptionKey());
  return {
    async open(sealed) {
      try {
        const message = await readMessage({ binaryMessage: sealed });
        const { data } = await decrypt({ message, decryptionKeys: key, format: "binary", config: limited });
        return data as Uint8Array;
      } catch {
        return null;
      }
    },
    fingerprint: key.getFingerprint().toUpperCase(),
    dkim: await Promise.all(
      settings.dkim.map(async ({ domain, selector, key: file }) => ({
        domain,
        selector,
        privateKey: await read(file, "delivery.dkim"),
      })),
    ),
    openpgp:
      settings.openpgp === null
        ? null
        : await openKey(settings.openpgp, "delivery.openpgp.key", (opened) => opened.getSigningKey()),
    smime: settings.smime === null ? null : await openSigner(settings.smime),
  };
}

async function openKey(
  { key: file, passphrase }: NonNullable<DeliveryConfig["openpgp"]>,
  setting: string,
  forItsUse: (key: PrivateKey) => Promise<unknown>,
): Promise<PrivateKey> {
  const armoredKey = await read(file, setting);
  try {
    const privateKey = await readPrivateKey({ armoredKey });
    const key = privateKey.isDecrypted() ? privateKey : await decryptKey({ privateKey, passphrase });
    await forItsUse(key);
    return key;
  } catch {
    throw new ConfigError(`${setting}: the private key cannot be opened or used. Is the passphrase right?`);
  }
}

async function openSigner({
  certificate,
  key,
  passphrase,
}: NonNullable<DeliveryConfig["smime"]>): Promise<SmimeSigner> {
  const certificates = certificatesIn(await read(certificate, "delivery.smime.certificate"));
  try {
    return smimeSigner(certificates, await read(key, "delivery.smime.key"), passphrase);
  } catch {
    throw new ConfigError("delivery.smime: the certificate and the key cannot be used together; both must be RSA.");
  }
}

async function read(file: string, setting: string): Promise<string> {
  return readFile(file, "utf8").catch(() => {
    throw new ConfigError(`${setting}: the file cannot be read.`);
  });
}
