import type { Role } from "./call.ts";

/**
 * Makes one call go wrong.
 * - `fail`: answers with an error
 * - `silent`: never answers
 * - `twice`: answers two times
 * - `empty`: succeeds, without content (an attachment's: office-js #4725)
 * - `slow`: answers after `ms`
 */
export interface Fault {
  /** Dispatch id; null: every call. */
  readonly call: number | null;
  readonly how: "fail" | "silent" | "twice" | "empty" | "slow";
  readonly role?: Role;
  readonly ms?: number;
  /** Calls that go well before the fault begins, and how many it then holds for; left out: from now on, for ever. */
  readonly after?: number;
  readonly times?: number;
}

export interface Faults {
  set(faults: readonly Fault[]): void;
  /** The fault of this call, if it has one. */
  next(call: number, role: Role): Fault | null;
}

export function faultList(): Faults {
  let active: { fault: Fault; seen: number }[] = [];
  return {
    set: (faults) => {
      active = faults.map((fault) => ({ fault, seen: 0 }));
    },
    next(call, role) {
      for (const entry of active) {
        const { fault } = entry;
        if ((fault.call !== null && fault.call !== call) || (fault.role !== undefined && fault.role !== role)) continue;
        const turn = entry.seen++ - (fault.after ?? 0);
        if (turn >= 0 && turn < (fault.times ?? Number.POSITIVE_INFINITY)) return fault;
      }
      return null;
    },
  };
}
