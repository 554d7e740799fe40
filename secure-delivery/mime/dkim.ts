import { buffer } from "node:stream/consumers";
import DKIM from "nodemailer/lib/dkim";

export interface DkimKey {
  readonly domain: string;
  readonly selector: string;
  /** PEM. */
  readonly privateKey: string;
}

/** Of several, the one of the author's own domain, or of a domain above it: then From is aligned (RFC 7489 3.1). */
export function alignedKey(domain: string, keys: readonly DkimKey[]): DkimKey | null {
  const fitting = keys.filter((key) => domain === key.domain || domain.endsWith(`.${key.domain}`));
  return fitting.toSorted((a, b) => b.domain.length - a.domain.length)[0] ?? null;
}

/** The message with its signature in front. */
export async function signDkim(message: Uint8Array, { domain, selector, privateKey }: DkimKey): Promise<Buffer> {
  const dkim = new DKIM({ domainName: domain, keySelector: selector, privateKey });
  return buffer(dkim.sign(Buffer.from(message)));
}
