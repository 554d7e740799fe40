import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/** Tests of the endpoint that open its portal in Chromium. */
const windowed = ["test/endpoint/portal*.test.ts"];

/** A condition that is waited for may take its time on a busy machine. */
const patient = { poll: { timeout: 30_000 } };

/**
 * `servers`: real endpoints, databases and commands, on ports of their own. `real`: drives windows (Chromium, Thunderbird); each
 * file has a program of its own without a screen, so that none takes the focus from another. All files run side by side.
 */
export default defineConfig({
  test: {
    reporters: ["default", "./test/support/closing-line.ts"],
    // Much of a window's test is waiting, also on a small machine; each worker drives a whole browser, also on a large one.
    maxWorkers: Math.min(4, Math.max(2, availableParallelism() - 1)),
    // Tests that say they may run at once (pages of one browser): as many as the smallest machine has cores.
    maxConcurrency: 2,
    projects: [
      {
        test: {
          name: "unit",
          include: ["test/unit/**/*.test.ts", "test/unit/**/*.test.tsx", "test/contract/fake.test.ts"],
          testTimeout: 60_000,
        },
      },
      { test: { name: "fences", include: ["test/fences/**/*.test.ts"], testTimeout: 120_000 } },
      {
        test: {
          name: "servers",
          include: ["test/{endpoint,cli}/**/*.test.ts"],
          exclude: windowed,
          retry: 1,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          expect: patient,
        },
      },
      {
        test: {
          name: "real",
          include: ["test/{pane,thunderbird,outlook-host,e2e}/**/*.test.ts", ...windowed],
          // A window of a real program may come to the front late on a busy machine. One more try, and only here.
          retry: 1,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          expect: patient,
        },
      },
    ],
  },
});
