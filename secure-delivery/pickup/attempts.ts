import type { Digest } from "../keys/digests.ts";
import type { Limits } from "../limits/limits-config.ts";

/** What one address did with one message. Kept for unknown addresses and ids as well, so that both answer alike. */
export interface Attempts {
  readonly code: Digest | null;
  readonly codeUntil: number;
  readonly wrong: number;
  readonly wrongUntil: number;
  readonly lockedUntil: number;
  readonly challenges: number;
  readonly challengesUntil: number;
}

export const noAttempts: Attempts = {
  code: null,
  codeUntil: 0,
  wrong: 0,
  wrongUntil: 0,
  lockedUntil: 0,
  challenges: 0,
  challengesUntil: 0,
};

/** After this time the row says nothing any more and may be removed. */
export function forgettableAt(attempts: Attempts): number {
  return Math.max(attempts.codeUntil, attempts.wrongUntil, attempts.lockedUntil, attempts.challengesUntil);
}

export type AttemptResult =
  | { readonly kind: "ok" }
  | { readonly kind: "wrong" }
  | { readonly kind: "locked" | "too-many"; readonly forMs: number };

/** What comes after, and what to answer. */
export interface AttemptStep {
  readonly next: Attempts;
  readonly result: AttemptResult;
}

const minute = 60_000;

/** A new code takes the place of the last one; it does not forgive wrong tries. */
export function askForCode(attempts: Attempts, code: Digest, now: number, limits: Limits): AttemptStep {
  if (attempts.lockedUntil > now) return stay(attempts, "locked", attempts.lockedUntil - now);
  const inWindow = attempts.challengesUntil > now;
  if (inWindow && attempts.challenges >= limits.challenges) {
    return stay(attempts, "too-many", attempts.challengesUntil - now);
  }
  const next: Attempts = {
    ...attempts,
    code,
    codeUntil: now + limits.codeMinutes * minute,
    challenges: inWindow ? attempts.challenges + 1 : 1,
    challengesUntil: inWindow ? attempts.challengesUntil : now + limits.challengeWindowMinutes * minute,
  };
  return { next, result: { kind: "ok" } };
}

/**
 * `may`: the address may read the message, and whatever else is asked for was right; for others no code is ever right, and all
 * else is the same.
 */
export function tryCode(attempts: Attempts, code: Digest, may: boolean, now: number, limits: Limits): AttemptStep {
  // Digests under our key: their comparison tells nothing about the code, whatever its timing.
  return tryProof(attempts, may && attempts.code === code && attempts.codeUntil > now, now, limits);
}

/** Any proof, right or wrong: wrong ones of every kind count together. */
export function tryProof(attempts: Attempts, right: boolean, now: number, limits: Limits): AttemptStep {
  if (attempts.lockedUntil > now) return stay(attempts, "locked", attempts.lockedUntil - now);
  if (right) {
    return { next: { ...attempts, code: null, codeUntil: 0, wrong: 0, wrongUntil: 0 }, result: { kind: "ok" } };
  }
  const lockMs = limits.lockMinutes * minute;
  const wrong = (attempts.wrongUntil > now ? attempts.wrong : 0) + 1;
  if (wrong < limits.wrongCodes) {
    return { next: { ...attempts, wrong, wrongUntil: now + lockMs }, result: { kind: "wrong" } };
  }
  const locked = { ...attempts, code: null, codeUntil: 0, wrong: 0, wrongUntil: 0, lockedUntil: now + lockMs };
  return { next: locked, result: { kind: "locked", forMs: lockMs } };
}

function stay(attempts: Attempts, kind: "locked" | "too-many", forMs: number): AttemptStep {
  return { next: attempts, result: { kind, forMs } };
}
