import type { Evidence } from "../evidence.ts";
import { answersOf, type Result } from "../result.ts";

const day = 86_400_000;
const earlyDays = 30;
const oldDays = 365;

/** The policy beside the add-in is genuine, in force, and will be for a while. */
export function checkPolicy({ policy, host, now }: Evidence): readonly Result[] {
  const { ok, warning, failure, cannotTell } = answersOf("policy");
  const url = `${host}/policy.json`;
  if (policy.kind === "not-fetched") {
    const { answer } = policy;
    if (!answer.ok) return [cannotTell("not-fetched", { url, why: answer.why })];
    return [failure("policy-missing", { url, status: answer.status })];
  }
  if (policy.kind === "refused") return [failure("policy-refused", { cause: policy.cause })];
  const { version, organisation } = policy;
  const days = policy.expires === null ? null : Math.floor((policy.expires - now) / day);
  const age = policy.modified === null ? 0 : Math.floor((now - policy.modified) / day);
  const signature: Result =
    policy.signature === "good"
      ? ok("policy-good", { version, organisation })
      : policy.signature === "no-key"
        ? cannotTell("policy-no-key", { version, organisation })
        : warning("policy-unsigned", { version, organisation });
  return [
    signature,
    ...(days !== null && days < earlyDays ? [warning("policy-expiring", { days })] : []),
    ...(age > oldDays ? [warning("policy-old", { days: age })] : []),
  ];
}
