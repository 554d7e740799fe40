import { defineConfig } from "vitest/config";

/** Tests of the endpoint that open its portal in Chromium. */
const windowed = ["test/endpoint/portal*.test.ts"];

/**
 * `unit` and `servers` run side by side (servers: real endpoints, databases and commands, on ports of their own); `real` drives
 * windows (Chromium, Thunderbird), one file after the other, since only one window has the focus.
 */
export default defineConfig({
  test: {
    reporters: ["default", "./test/support/closing-line.ts"],
    // Tests that say they may run at once (pages of one browser): as many as the smallest machine has cores.
    maxConcurrency: 2,
    projects: [
      {
        test: {
          name: "unit",
          include: ["test/unit/**/*.test.ts", "test/unit/**/*.test.tsx", "test/contract/fake.test.ts"],
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
        },
      },
      {
        test: {
          name: "real",
          include: ["test/{pane,thunderbird,outlook-host,e2e}/**/*.test.ts", ...windowed],
          fileParallelism: false,
          // A window of a real program may come to the front late on a busy machine. One more try, and only here.
          retry: 1,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
