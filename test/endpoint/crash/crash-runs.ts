/** Of each kind. `CRASH_RUNS=200 npx vitest run --project servers test/endpoint/crash` is the nightly thousand. */
export const crashRuns = Number(process.env.CRASH_RUNS ?? 4);

/** Each run has its time; and a crash that does harm is not tried again until it does none. */
export const slowly = { timeout: 60_000 + crashRuns * 30_000, retry: 0 } as const;
