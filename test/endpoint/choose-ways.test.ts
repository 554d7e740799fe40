import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { afterSending, type Ended, isNoMailbox } from "../../secure-delivery/delivery/after-sending.ts";
import { chooseWays } from "../../secure-delivery/delivery/choose-ways.ts";
import type { Floor } from "../../secure-delivery/delivery/delivery-store.ts";
import type { DatedWay } from "../../secure-delivery/routing/kept-source.ts";
import type { Way } from "../../secure-delivery/routing/route-source.ts";
import type { EndpointRoute, RouteEvidence } from "../../shared/core/delivery/wire/routes.ts";

const dated = (way: Way, evidence: RouteEvidence): DatedWay => ({
  way,
  evidence,
  detail: "",
  validForMs: 1,
  checkedAt: 0,
  validUntil: 1,
});
const target = { hosts: [{ kind: "name" as const, name: "mx.a.example" }] };
const all: readonly DatedWay[] = [
  dated({ kind: "plain" }, "preference"),
  dated({ kind: "gateway", countsAs: "tls" }, "gateway"),
  dated({ kind: "gateway", countsAs: "sealed" }, "gateway"),
  dated({ kind: "tls", target }, "tls-probe"),
  dated({ kind: "tls", target }, "mta-sts"),
  dated({ kind: "tls", target }, "dane"),
  dated({ kind: "smime", certificate: new Uint8Array() }, "certificate-directory"),
  dated({ kind: "openpgp", armoredKey: "" }, "key-wkd"),
  dated({ kind: "openpgp", armoredKey: "" }, "key-pinned"),
];
const anyWays = fc.subarray([...all]).chain((some) => fc.shuffledSubarray(some, { minLength: some.length }));
const anyFloor = fc.constantFrom<Floor>("none", "tls", "sealed");

describe("the ways to try", () => {
  it("are never below the floor, whatever was found", () => {
    fc.assert(
      fc.property(anyWays, anyFloor, fc.boolean(), (ways, floor, signs) => {
        for (const { way } of chooseWays(floor, ways, signs)) {
          if (floor !== "none") expect(way.kind).not.toBe("plain");
          if (floor === "sealed") expect(way.kind).not.toBe("tls");
          if (floor === "sealed" && way.kind === "gateway") expect(way.countsAs).toBe("sealed");
          if (!signs) expect(way.kind).not.toBe("smime");
        }
      }),
    );
  });

  it("are in the same order however they were found, the best proved first", () => {
    fc.assert(
      fc.property(anyWays, anyFloor, (ways, floor) => {
        const order = (found: readonly DatedWay[]): string =>
          chooseWays(floor, found, true)
            .map(({ evidence }) => evidence)
            .join(" ");
        expect(order(ways)).toBe(order(ways.toReversed()));
      }),
    );
    expect(chooseWays("tls", all, true).map(({ evidence }) => evidence)).toEqual([
      "key-pinned",
      "key-wkd",
      "certificate-directory",
      "dane",
      "mta-sts",
      "tls-probe",
      "gateway",
      "gateway",
    ]);
  });
});

describe("what follows one try", () => {
  const patience = { tries: 1, since: null, now: 1_000_000, longestMs: 60_000 };
  it.each<readonly [string, Ended, EndpointRoute, Partial<typeof patience> | { since: number }, unknown]>([
    ["accepted", { kind: "accepted" }, "openpgp", {}, { state: "e2e_delivered", again: null }],
    ["accepted by TLS", { kind: "accepted" }, "tls", {}, { state: "tls_delivered", again: null }],
    ["no mailbox", { kind: "refused", status: "5.1.1" }, "tls", {}, { state: "bounced", detail: "5.1.1" }],
    ["refused", { kind: "refused", status: "5.7.1" }, "tls", {}, "next-way"],
    ["refused with a bare code", { kind: "refused", status: "550" }, "tls", {}, "next-way"],
    ["not verified", { kind: "not-verified" }, "tls", {}, "next-way"],
    ["uncertain", { kind: "uncertain" }, "tls", {}, { state: "portal_ready", again: 0 }],
    ["deferred", { kind: "deferred", status: "4.7.1" }, "tls", {}, { state: "deferred", again: 60_000 }],
    ["deferred for the fourth time", { kind: "deferred", status: "4.7.1" }, "tls", { tries: 4 }, { again: 480_000 }],
    [
      "deferred for the hundredth time",
      { kind: "deferred", status: "4.7.1" },
      "tls",
      { tries: 100 },
      { again: 1_800_000 },
    ],
    ["deferred for too long", { kind: "deferred", status: "4.7.1" }, "tls", { since: 940_000 }, "next-way"],
    ["not reached", { kind: "unreachable" }, "tls", {}, { state: "deferred", detail: "4.4.1" }],
  ])("%s", (_, result, route, changes, expected) => {
    const next = afterSending(result, route, "seen", { ...patience, ...changes });
    if (typeof expected === "string") expect(next).toBe(expected);
    else expect(next).toMatchObject(expected as object);
  });

  it.each([
    ["5.1.1", true],
    ["5.1.10", true],
    ["5.2.1", true],
    ["5.1.7", false],
    ["5.2.2", false],
    ["4.1.1", false],
    ["550", false],
  ])("%s means that nobody is there: %s", (status, expected) => {
    expect(isNoMailbox(status)).toBe(expected);
  });
});
