import { describe, expect, it } from "vitest";
import { checkConfig } from "../../secure-delivery/config.ts";
import type { Digest } from "../../secure-delivery/keys/digests.ts";
import {
  type Attempts,
  askForCode,
  forgettableAt,
  noAttempts,
  tryCode,
} from "../../secure-delivery/pickup/attempts.ts";

const { limits } = checkConfig({
  organisation: "o",
  dataFolder: "d",
  relay: { host: "h", port: 25, from: "a@b.example" },
});
const right = "right" as Digest;
const wrong = "wrong" as Digest;
const minute = 60_000;

/** What comes of a story of tries, each at its minute. */
function story(...tries: readonly [at: number, what: "ask" | "right" | "wrong"][]): {
  attempts: Attempts;
  kinds: string[];
} {
  let attempts = noAttempts;
  const kinds = tries.map(([at, what]) => {
    const now = at * minute;
    const step =
      what === "ask"
        ? askForCode(attempts, right, now, limits)
        : tryCode(attempts, what === "right" ? right : wrong, true, now, limits);
    attempts = step.next;
    return step.result.kind;
  });
  return { attempts, kinds };
}

describe("codes and tries", () => {
  it.each([
    [
      "a right code opens, once",
      [
        [0, "ask"],
        [1, "right"],
        [1, "right"],
      ],
      "ok ok wrong",
    ],
    ["a code that nobody asked for never opens", [[0, "right"]], "wrong"],
    [
      "a code is good for less than ten minutes",
      [
        [0, "ask"],
        [10, "right"],
      ],
      "ok wrong",
    ],
    [
      "four wrong tries forgive",
      [
        [0, "ask"],
        [1, "wrong"],
        [1, "wrong"],
        [1, "wrong"],
        [1, "wrong"],
        [1, "right"],
      ],
      "ok wrong wrong wrong wrong ok",
    ],
    [
      "the fifth wrong try locks, for the right code too",
      [
        [0, "ask"],
        [1, "wrong"],
        [1, "wrong"],
        [1, "wrong"],
        [1, "wrong"],
        [1, "wrong"],
        [2, "right"],
      ],
      "ok wrong wrong wrong wrong locked locked",
    ],
    [
      "a lock ends after fifteen minutes, and the old code is gone",
      [
        [0, "wrong"],
        [0, "wrong"],
        [0, "wrong"],
        [0, "wrong"],
        [0, "wrong"],
        [14.9, "ask"],
        [15, "right"],
        [15, "ask"],
        [15, "right"],
      ],
      "wrong wrong wrong wrong locked locked wrong ok ok",
    ],
    [
      "a new code does not forgive wrong tries",
      [
        [0, "ask"],
        [1, "wrong"],
        [1, "wrong"],
        [1, "ask"],
        [1, "wrong"],
        [1, "wrong"],
        [1, "ask"],
        [1, "wrong"],
      ],
      "ok wrong wrong ok wrong wrong ok locked",
    ],
    [
      "wrong tries are forgotten after a quiet quarter of an hour",
      [
        [0, "wrong"],
        [0, "wrong"],
        [0, "wrong"],
        [0, "wrong"],
        [16, "wrong"],
      ],
      "wrong wrong wrong wrong wrong",
    ],
    [
      "the sixth code in a quarter of an hour is too many",
      [
        [0, "ask"],
        [1, "ask"],
        [2, "ask"],
        [3, "ask"],
        [4, "ask"],
        [5, "ask"],
        [15, "ask"],
      ],
      "ok ok ok ok ok too-many ok",
    ],
  ] as [string, [number, "ask" | "right" | "wrong"][], string][])("%s", (_, tries, kinds) => {
    expect(story(...tries).kinds.join(" ")).toBe(kinds);
  });

  it("no code is right for an address that may not read", () => {
    const { next } = askForCode(noAttempts, right, 0, limits);
    expect(tryCode(next, right, false, 1, limits).result.kind).toBe("wrong");
  });

  it("a row may be forgotten only when it says nothing any more", () => {
    const { attempts } = story([0, "ask"], [1, "wrong"]);
    expect(forgettableAt(attempts)).toBe(16 * minute);
  });
});
