import type { CoverageCode, DomainCode, ServingCode } from "../../shared/text/doctor-codes.ts";

/** `cannot-tell`: it may be right or wrong, and nothing that can be seen from here says which. */
export type State = "ok" | "warning" | "failure" | "cannot-tell";

export type DoctorCode = ServingCode | DomainCode | CoverageCode;

export interface Result {
  /** Stable name of the check, for programs. */
  readonly check: string;
  readonly state: State;
  readonly code: DoctorCode;
  readonly values: Readonly<Record<string, string | number>>;
}

type Values = Result["values"];
type Verdict = (code: DoctorCode, values?: Values) => Result;

/** The four answers of one check. */
export function answersOf(check: string): { readonly [Name in "ok" | "warning" | "failure" | "cannotTell"]: Verdict } {
  const as =
    (state: State): Verdict =>
    (code, values = {}) => ({ check, state, code, values });
  return { ok: as("ok"), warning: as("warning"), failure: as("failure"), cannotTell: as("cannot-tell") };
}
