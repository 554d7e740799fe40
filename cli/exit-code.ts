/** How every command ends. `failed` outranks `found`: who trusts an answer must know that it is whole. */
export const exitCode = { clean: 0, found: 1, failed: 2 } as const;
export type Outcome = keyof typeof exitCode;
export type ExitCode = (typeof exitCode)[Outcome];

export function worse(code: ExitCode, outcome: Outcome): ExitCode {
  return Math.max(code, exitCode[outcome]) as ExitCode;
}
