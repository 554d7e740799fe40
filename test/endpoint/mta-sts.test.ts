import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { coversHost, parseMtaSts, policyIdIn } from "../../secure-delivery/routing/mta-sts-policy.ts";
import { zBase32 } from "../../secure-delivery/routing/web-key-directory.ts";

/** RFC 8461, where it is easy to be too kind. */
const policy = (changes: Readonly<Record<string, string | readonly string[]>> = {}): string =>
  Object.entries({
    version: "STSv1",
    mode: "enforce",
    mx: ["mx.a.example", "*.b.example"],
    max_age: "86400",
    ...changes,
  })
    .flatMap(([name, value]) => [value].flat().map((each) => `${name}: ${each}`))
    .join("\r\n");

describe("a policy", () => {
  it("is read with all its hosts", () => {
    const read = { mode: "enforce", mx: ["mx.a.example", "*.b.example"], maxAgeSeconds: 86_400 };
    expect(parseMtaSts(policy())).toEqual(read);
    expect(parseMtaSts(`${policy().replaceAll("\r\n", "\n")}\nunknown: x\n\n`)).toEqual(read);
    expect(parseMtaSts(policy({ mx: "MX.A.example." }))?.mx).toEqual(["mx.a.example"]);
  });

  it.each([
    ["of no version", policy({ version: "STSv2" })],
    ["without a version", policy().replace("version: STSv1\r\n", "")],
    ["of no mode", policy({ mode: "enforced" })],
    ["without hosts", policy({ mx: [] })],
    ["for every host there is", policy({ mx: "*" })],
    ["for every host of a top level", policy({ mx: "*.example" }).replace("*.example", "*.")],
    ["with a star inside", policy({ mx: "mx.*.example" })],
    ["with no end", policy({ max_age: "-1" })],
    ["with an end that is no number", policy({ max_age: "1e9" })],
    ["that is a page", "<!DOCTYPE html><p>version: STSv1</p>"],
    ["that is empty", ""],
  ])("%s is none", (_, text) => {
    expect(parseMtaSts(text)).toBeNull();
  });

  it("counts by the first of two modes", () => {
    expect(parseMtaSts(`${policy({ mode: "testing" })}\r\nmode: enforce`)?.mode).toBe("testing");
  });
});

describe("a wildcard stands for exactly one label", () => {
  it.each([
    ["*.b.example", "mx.b.example", true],
    ["*.b.example", "b.example", false],
    ["*.b.example", "a.mx.b.example", false],
    ["*.b.example", ".b.example", false],
    ["*.b.example", "mxb.example", false],
    ["mx.b.example", "mx.b.example", true],
    ["mx.b.example", "a.mx.b.example", false],
  ])("%s and %s: %s", (pattern, host, expected) => {
    expect(coversHost(pattern, host)).toBe(expected);
  });

  it("whatever the names are", () => {
    const label = fc.stringMatching(/^[a-z0-9]{1,8}$/);
    fc.assert(
      fc.property(
        fc.array(label, { minLength: 1, maxLength: 4 }),
        fc.array(label, { minLength: 2, maxLength: 3 }),
        (front, domain) => {
          const name = domain.join(".");
          expect(coversHost(`*.${name}`, [...front, name].join("."))).toBe(front.length === 1);
        },
      ),
    );
  });
});

describe("the record", () => {
  it.each<readonly [string, readonly string[], string | null]>([
    ["one", ["v=STSv1; id=20260101T000000Z;"], "20260101T000000Z"],
    ["one among others", ["v=spf1 -all", "v=STSv1;id=1"], "1"],
    ["two of them", ["v=STSv1; id=1;", "v=STSv1; id=2;"], null],
    ["without an id", ["v=STSv1;"], null],
    ["with an id that is none", ["v=STSv1; id=1-2;"], null],
    ["of another version", ["v=STSv10; id=1;"], null],
    ["none", [], null],
  ])("%s", (_, records, expected) => {
    expect(policyIdIn(records)).toBe(expected);
  });
});

it.each([
  ["", ""],
  ["\u0000", "yy"],
  ["hello", "pb1sa5dx"],
])("z-base-32 of %j is %s", (text, expected) => {
  expect(zBase32(Buffer.from(text))).toBe(expected);
});
