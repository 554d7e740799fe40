import type { PolicyInput } from "../../shared/core/policy/policy.ts";

/** Nobody is asked about for being new: for tests that are about something else. */
export const nobodyIsNew: NonNullable<PolicyInput["rules"]> = [
  {
    id: "first-time-recipient",
    when: { concerns: ["first-time"] },
    do: { verdict: "ask", answer: "confirm" },
    shadow: true,
  },
];
