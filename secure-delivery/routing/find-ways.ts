import type { DatedWay, KeptSource } from "./kept-source.ts";
import { countsFor } from "./rank-ways.ts";
import type { RouteQuestion } from "./route-source.ts";

/** Every way that this recipient can be reached now, but for the portal. Never rejects. */
export interface WayFinder {
  find(question: RouteQuestion, messageClass: "sensitive" | "ordinary"): Promise<readonly DatedWay[]>;
}

/** Asks all sources at once; each has its own limit, so this has one too. */
export function wayFinder(sources: readonly KeptSource[]): WayFinder {
  return {
    async find(question, messageClass) {
      const asked = sources.filter(({ evidence }) => countsFor(messageClass, evidence));
      const found = await Promise.all(asked.map((source) => source.find(question)));
      return withoutOverridden(found.filter((way) => way !== null));
    },
  };
}

/** Where a domain has signed TLSA records, nothing else vouches for its hosts: a failing DANE must stay a failure (RFC 8461 2). */
function withoutOverridden(ways: readonly DatedWay[]): readonly DatedWay[] {
  if (!ways.some(({ evidence }) => evidence === "dane")) return ways;
  return ways.filter(({ way, evidence }) => way.kind !== "tls" || evidence === "dane");
}
