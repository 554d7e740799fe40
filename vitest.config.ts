import { defineConfig } from "vitest/config";

/** `unit` runs side by side; `real` starts browsers, servers and Thunderbird, one file after the other. */
export default defineConfig({
  test: {
    reporters: ["default", "./test/support/closing-line.ts"],
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
          name: "real",
          include: ["test/{endpoint,cli,pane,thunderbird,outlook-host,e2e}/**/*.test.ts"],
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
