import type { DatedWay } from "../routing/kept-source.ts";
import { rankWays } from "../routing/rank-ways.ts";
import type { Way } from "../routing/route-source.ts";
import type { Floor } from "./delivery-store.ts";

/**
 * The ways to try before the portal, in order, none below the floor. What the recipient reads in their own mail program comes
 * before a pickup that is as well protected; the portal is for everybody who has no such way, and for whenever one fails.
 */
export function chooseWays(floor: Floor, ways: readonly DatedWay[], canSignSmime: boolean): readonly DatedWay[] {
  return rankWays(ways).filter(({ way }) => reaches(floor, way) && (way.kind !== "smime" || canSignSmime));
}

function reaches(floor: Floor, way: Way): boolean {
  switch (way.kind) {
    case "openpgp":
    case "smime":
      return true;
    case "tls":
      return floor !== "sealed";
    case "gateway":
      return floor !== "sealed" || way.countsAs === "sealed";
    case "plain":
      return floor === "none";
  }
}
