import type { RegisterKind, RegisterRequest } from "../../shared/core/delivery/wire/registers.ts";
import type { Policy } from "../../shared/core/policy/policy.ts";

export interface Wish {
  readonly register: RegisterKind;
  readonly address: string;
  readonly purpose: string;
  /** Which warning was accepted, or which form was signed. */
  readonly document: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

export type EntryByTerms =
  | { readonly ok: true; readonly entry: RegisterRequest }
  | { readonly ok: false; readonly problem: "not-allowed" }
  | { readonly ok: false; readonly problem: "purpose-not-listed"; readonly purposes: readonly string[] };

/** The entry as the policy's terms have it: only what they allow, for their purposes, and for as long as they say. */
export function entryByTerms({ register, address, purpose, document, now }: Wish, { registers }: Policy): EntryByTerms {
  const { allowed, monthsValid, ...terms } =
    register === "unencrypted" ? registers.unencryptedPreference : registers.marketing;
  const purposes: readonly string[] = terms.purposes;
  if (!allowed) return { ok: false, problem: "not-allowed" };
  if (!purposes.includes(purpose)) return { ok: false, problem: "purpose-not-listed", purposes };
  return { ok: true, entry: { register, address, purpose, document, until: monthsAfter(now, monthsValid) } };
}

/** The same day of a later month; the last one where that month has no such day. */
function monthsAfter(now: number, months: number): string {
  const end = new Date(now);
  const day = end.getUTCDate();
  end.setUTCMonth(end.getUTCMonth() + months, 1);
  const lastDay = new Date(Date.UTC(end.getUTCFullYear(), end.getUTCMonth() + 1, 0)).getUTCDate();
  end.setUTCDate(Math.min(day, lastDay));
  return end.toISOString();
}
