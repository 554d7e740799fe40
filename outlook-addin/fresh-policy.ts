import type { LoadedPolicy } from "../shared/core/policy/load-policy.ts";
import { deliveredPolicy } from "./delivered-policy.ts";

/** How long a policy is taken for new, in milliseconds. */
const freshMs = 5 * 60_000;

let asked: Promise<LoadedPolicy> | null = null;
let at = 0;

/** The policy that the server has, asked for at most every five minutes. */
export function freshPolicy(): Promise<LoadedPolicy> {
  if (asked === null || Date.now() - at > freshMs) {
    asked = deliveredPolicy();
    at = Date.now();
  }
  return asked;
}
