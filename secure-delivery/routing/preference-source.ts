import type { Digests } from "../keys/digests.ts";
import { isValid, type RegisterStore } from "../registers/register-store.ts";
import type { RouteSource } from "./route-source.ts";

/** A client may act on it for so long without asking again. In milliseconds. */
const longestMs = 300_000;

/** A person who asked for plain mail, was warned, and has neither revoked it nor let it run out. */
export function preferenceSource(registers: RegisterStore, digests: Digests, now: () => number): RouteSource {
  return {
    evidence: "preference",
    // A revocation holds from the next question on.
    keptFor: "never",
    async find({ address }) {
      const entries = await registers.of(digests.person(address));
      const valid = entries.filter((entry) => entry.register === "unencrypted" && isValid(entry, now()));
      const [newest] = valid;
      if (newest === undefined) return null;
      const purposes = [...new Set(valid.map(({ purpose }) => purpose))].join(", ");
      const until = Math.max(...valid.map((entry) => entry.until));
      return {
        way: { kind: "plain" },
        evidence: "preference",
        detail: purposes.slice(0, 200),
        validForMs: Math.min(until - now(), longestMs),
      };
    },
  };
}
