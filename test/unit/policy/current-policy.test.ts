import { describe, expect, test } from "vitest";
import { currentPolicy } from "../../../shared/core/policy/current-policy.ts";
import { publicKeyOf, signPolicy } from "../../../shared/core/policy/policy-jws.ts";
import { strictestPolicy } from "../../../shared/core/policy/strictest-policy.ts";

const secret = new Uint8Array(32).fill(7);
const pinnedKeys = [publicKeyOf(secret)];
const now = Date.parse("2027-05-03T10:00:00Z");
const year = 365 * 86_400_000;

const text = (version: number, change: object = {}): string =>
  JSON.stringify({
    schema: "sealpost-policy/1",
    version,
    organisation: { name: "Riverside Clinic" },
    domains: ["clinic.example"],
    endpoint: null,
    ...change,
  });
const signed = (version: number, change: object = {}): string => signPolicy(text(version, change), secret);
const forged = (version: number): string => signPolicy(text(version), new Uint8Array(32).fill(8));

interface Case {
  readonly delivered: string | null;
  readonly lastGood?: string;
  readonly at?: number;
  readonly keys?: readonly string[];
  /** `source`, version in force, cause. */
  readonly is: readonly [string, number?, string?];
}

describe("which policy is in force", () => {
  test.each<[string, Case]>([
    ["a genuine one", { delivered: signed(3), is: ["organisation", 3] }],
    ["a newer one", { delivered: signed(4), lastGood: signed(3), is: ["organisation", 4] }],
    ["the same once more", { delivered: signed(3), lastGood: signed(3), is: ["organisation", 3] }],
    [
      "an older one is not taken back",
      { delivered: signed(2), lastGood: signed(3), is: ["last-good", 3, "rolled-back"] },
    ],
    [
      "none was delivered: the last good one",
      { delivered: null, lastGood: signed(3), is: ["last-good", 3, "missing"] },
    ],
    ["a broken one: the last good one", { delivered: "{", lastGood: signed(3), is: ["last-good", 3, "unsigned"] }],
    [
      "a forged one: the last good one",
      { delivered: forged(9), lastGood: signed(3), is: ["last-good", 3, "bad-signature"] },
    ],
    [
      "an unsigned one where a key is pinned",
      { delivered: text(9), lastGood: signed(3), is: ["last-good", 3, "unsigned"] },
    ],
    [
      "a genuine one with a mistake",
      { delivered: signed(4, { domain: [] }), lastGood: signed(3), is: ["last-good", 3, "invalid"] },
    ],
    ["nothing at all: the strictest default", { delivered: null, is: ["strictest-default", undefined, "missing"] }],
    ["a forged one and nothing else", { delivered: forged(9), is: ["strictest-default", undefined, "bad-signature"] }],
    [
      "a forged one is no last good one either",
      { delivered: null, lastGood: forged(9), is: ["strictest-default", undefined, "missing"] },
    ],
    [
      "an expired one",
      { delivered: signed(3, { expires: "2027-05-03T10:00:00Z" }), is: ["strictest-default", undefined, "expired"] },
    ],
    [
      "one that expires in a second",
      { delivered: signed(3, { expires: "2027-05-03T10:00:01Z" }), is: ["organisation", 3] },
    ],
    [
      "an expired one after a last good one",
      {
        delivered: signed(4, { expires: "2027-01-01T00:00:00Z" }),
        lastGood: signed(3),
        is: ["last-good", 3, "expired"],
      },
    ],
    [
      "the last good one has expired too",
      {
        delivered: null,
        lastGood: signed(3, { expires: "2027-01-01T00:00:00Z" }),
        is: ["strictest-default", undefined, "missing"],
      },
    ],
    [
      "an older one is not taken back after the last good one has expired either",
      {
        delivered: signed(2),
        lastGood: signed(3, { expires: "2027-01-01T00:00:00Z" }),
        is: ["strictest-default", undefined, "rolled-back"],
      },
    ],
    [
      "a clock a year ahead",
      {
        delivered: signed(3, { expires: "2027-12-31T00:00:00Z" }),
        at: now + year,
        is: ["strictest-default", undefined, "expired"],
      },
    ],
    [
      "a clock a year behind",
      { delivered: signed(3, { expires: "2027-12-31T00:00:00Z" }), at: now - year, is: ["organisation", 3] },
    ],
    ["plain JSON where no key is pinned", { delivered: text(3), keys: [], is: ["organisation", 3] }],
    [
      "a signed one where no key is pinned cannot be told from a forged one",
      { delivered: signed(3), keys: [], is: ["strictest-default", undefined, "not-json"] },
    ],
  ])("%s", (_name, { delivered, lastGood = null, at = now, keys = pinnedKeys, is: [source, version, cause] }) => {
    const loaded = currentPolicy({ delivered, lastGood, pinnedKeys: keys, now: at });
    expect(loaded.source).toBe(source);
    if (source === "strictest-default") expect(loaded.policy).toBe(strictestPolicy);
    else expect(loaded.policy.version).toBe(version);
    expect("cause" in loaded ? loaded.cause : undefined).toBe(cause);
  });
});
