import { fetchFromHost, type WebAccess } from "../dns/fetch-from-host.ts";
import type { RouteSource } from "./route-source.ts";
import { usableKey } from "./usable-key.ts";

/**
 * A server of the keys.openpgp.org kind (VKS), which gives out a key for an address only after the address has confirmed
 * it. It learns whom we write to, so the admin has to name it.
 */
export function keyServerSource(host: string, web: WebAccess, now: () => number): RouteSource {
  return {
    evidence: "key-server",
    keptFor: "address",
    async find({ address }, signal) {
      const path = `/vks/v1/by-email/${encodeURIComponent(address)}`;
      const { status, body } = await fetchFromHost(host, path, 1024 * 1024, web, signal);
      if (status === 404) return null;
      if (status !== 200) throw new Error("the key server does not answer");
      const key = await usableKey(body.toString("utf8"), address, new Date(now()));
      if (key === null) return null;
      return {
        way: { kind: "openpgp", armoredKey: key.armored },
        evidence: "key-server",
        detail: key.fingerprint,
        validForMs: 6 * 3_600_000,
      };
    },
  };
}
