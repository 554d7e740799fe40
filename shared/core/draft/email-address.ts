declare const brand: unique symbol;

/** An address that passed `parseEmailAddress`: local part as written, domain in lower case. */
export type EmailAddress = string & { readonly [brand]: "EmailAddress" };

const maxAddressLength = 254; // RFC 5321 4.5.3.1.3, less the angle brackets
const atom = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const label = /^(?!-)(?!.*-$)[\p{L}\p{M}\p{N}-]{1,63}$/u;

/**
 * Reads one bare address (RFC 5321 dot-atom, RFC 6531 letters allowed).
 * Quoted local parts, address literals and single-label domains are refused on purpose: no real
 * recipient needs them, and every one of them has been used to smuggle a second address past a check.
 */
export function parseEmailAddress(raw: string): EmailAddress | null {
  if (raw.length > maxAddressLength) return null;
  const at = raw.lastIndexOf("@");
  if (at < 1 || at > 64) return null;
  const local = raw.slice(0, at);
  const domain = raw.slice(at + 1).toLowerCase();
  const labels = domain.split(".");
  const topLevel = labels.at(-1) ?? "";
  if (!atom.test(local) || labels.length < 2 || !labels.every((part) => label.test(part))) return null;
  if (/^\d+$/.test(topLevel)) return null;
  return `${local}@${domain}` as EmailAddress;
}

/** The domain, in lower case. */
export function domainOf(address: EmailAddress): string {
  return address.slice(address.lastIndexOf("@") + 1);
}

/** The form in which two addresses are compared, digested and stored: all in lower case. */
export function addressKey(address: EmailAddress): string {
  return address.toLowerCase();
}
