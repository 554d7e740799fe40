import { createHash } from "node:crypto";
import { domainOf, type EmailAddress } from "../../shared/core/draft/email-address.ts";
import { DnsFault } from "../dns/dns-client.ts";
import { type Fetched, fetchFromHost, type WebAccess } from "../dns/fetch-from-host.ts";
import type { RouteSource } from "./route-source.ts";
import { usableKey } from "./usable-key.ts";

const largestKey = 1024 * 1024;

/** The key that the recipient's own domain publishes (draft-koch-openpgp-webkey-service): advanced method, then direct. */
export function webKeySource(web: WebAccess, now: () => number): RouteSource {
  return {
    evidence: "key-wkd",
    keptFor: "address",
    async find({ address }, signal) {
      const fetched = await fetchKey(address, web, signal);
      if (fetched?.status !== 200) return null;
      const key = await usableKey(new Uint8Array(fetched.body), address, new Date(now()));
      if (key === null) return null;
      return {
        way: { kind: "openpgp", armoredKey: key.armored },
        evidence: "key-wkd",
        detail: key.fingerprint,
        validForMs: 6 * 3_600_000,
      };
    },
  };
}

async function fetchKey(address: EmailAddress, web: WebAccess, signal: AbortSignal): Promise<Fetched | null> {
  const domain = domainOf(address);
  const local = address.slice(0, -domain.length - 1);
  const hash = zBase32(createHash("sha1").update(local.toLowerCase()).digest());
  const query = `${hash}?l=${encodeURIComponent(local)}`;
  try {
    return await fetchFromHost(
      `openpgpkey.${domain}`,
      `/.well-known/openpgpkey/${domain}/hu/${query}`,
      largestKey,
      web,
      signal,
    );
  } catch (error) {
    // Only where the advanced method's host does not exist is the direct one asked.
    if (!(error instanceof DnsFault && error.code === "NOADDRESS")) throw error;
  }
  try {
    return await fetchFromHost(domain, `/.well-known/openpgpkey/hu/${query}`, largestKey, web, signal);
  } catch (error) {
    if (error instanceof DnsFault && error.code === "NOADDRESS") return null;
    throw error;
  }
}

/** RFC 6189 5.1.6: 160 bits to 32 letters. */
export function zBase32(bytes: Uint8Array): string {
  const alphabet = "ybndrfg8ejkmcpqxot1uwisza345h769";
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{1,5}/g) ?? []).map((five) => alphabet[Number.parseInt(five.padEnd(5, "0"), 2)]).join("");
}
