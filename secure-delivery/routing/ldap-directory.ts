import type { SecureContext } from "node:tls";
import { Client, EqualityFilter } from "ldapts";
import type { EmailAddress } from "../../shared/core/draft/email-address.ts";

export interface LdapAccess {
  /** `ldaps://…`, or `ldap://…` on this machine. */
  readonly url: string;
  readonly base: string;
  readonly bind: { readonly dn: string; readonly password: string } | null;
  readonly trust: SecureContext;
  readonly timeoutMs: number;
}

/** The values of one attribute of every entry with this address. Rejects when the directory does not answer. */
export async function directoryValues(
  { url, base, bind, trust, timeoutMs }: LdapAccess,
  address: EmailAddress,
  attribute: string,
  signal: AbortSignal,
): Promise<readonly Buffer[]> {
  const client = new Client({
    url,
    timeout: timeoutMs,
    connectTimeout: timeoutMs,
    ...(url.startsWith("ldaps:") ? { tlsOptions: { secureContext: trust } } : {}),
  });
  const stop = (): void => void client.unbind().catch(() => undefined);
  signal.addEventListener("abort", stop, { once: true });
  try {
    if (bind !== null) await client.bind(bind.dn, bind.password);
    // A filter object, never a text: an address cannot become a part of the question.
    const { searchEntries } = await client.search(base, {
      scope: "sub",
      filter: new EqualityFilter({ attribute: "mail", value: address }),
      attributes: [attribute],
      explicitBufferAttributes: [attribute],
      sizeLimit: 20,
      timeLimit: Math.ceil(timeoutMs / 1_000),
    });
    return searchEntries.flatMap((entry) => {
      const name = Object.keys(entry).find((key) => key.toLowerCase() === attribute.toLowerCase());
      const value = name === undefined ? [] : entry[name];
      return (Array.isArray(value) ? value : [value]).filter((each) => Buffer.isBuffer(each));
    });
  } finally {
    signal.removeEventListener("abort", stop);
    await client.unbind().catch(() => undefined);
  }
}
