import { directoryValues, type LdapAccess } from "./ldap-directory.ts";
import type { RouteSource } from "./route-source.ts";
import { usableKey } from "./usable-key.ts";

/** OpenPGP keys in the organisation's directory, by the attribute that GnuPG uses too. */
export function ldapKeySource(ldap: LdapAccess, attribute: string, now: () => number): RouteSource {
  return {
    evidence: "key-directory",
    keptFor: "address",
    async find({ address }, signal) {
      for (const value of await directoryValues(ldap, address, attribute, signal)) {
        const key = await usableKey(value.toString("utf8"), address, new Date(now()));
        if (key !== null)
          return {
            way: { kind: "openpgp", armoredKey: key.armored },
            evidence: "key-directory",
            detail: key.fingerprint,
            validForMs: 3_600_000,
          };
      }
      return null;
    },
  };
}
