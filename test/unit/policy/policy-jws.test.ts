import { generateKeyPairSync, sign } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openPolicyJws, publicKeyOf, signPolicy } from "../../../shared/core/policy/policy-jws.ts";

const secret = new Uint8Array(32).fill(7);
const pinned = [publicKeyOf(secret)];
const other = publicKeyOf(new Uint8Array(32).fill(8));
const text = '{"version": 3, "name": "Clínica"}';
const jws = signPolicy(text, secret);
const [header = "", payload = "", signature = ""] = jws.split(".");
const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

test("what was signed is opened, whatever the text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (any) => {
      expect(openPolicyJws(signPolicy(any, secret), pinned)).toEqual({ ok: true, text: any });
    }),
    { numRuns: 20 },
  );
});

test("one of several pinned keys is enough, also beside one that is no key", () => {
  expect(openPolicyJws(jws, [other, "%%%", ...pinned])).toEqual({ ok: true, text });
});

test("what another library signed is opened", () => {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const input = `${header}.${payload}`;
  const foreign = `${input}.${sign(null, Buffer.from(input), privateKey).toString("base64url")}`;
  const { x } = publicKey.export({ format: "jwk" });
  expect(openPolicyJws(foreign, [x ?? ""])).toEqual({ ok: true, text });
});

describe("nothing else is", () => {
  test.each<[string, string, string[], string]>([
    ["another key", jws, [other], "bad-signature"],
    ["no pinned key", jws, [], "bad-signature"],
    ["a changed document", `${header}.${encode({ version: 9 })}.${signature}`, pinned, "bad-signature"],
    ["a signature cut short", jws.slice(0, -4), pinned, "bad-signature"],
    ["plain JSON", text, pinned, "unsigned"],
    ["no signature", `${header}.${payload}.`, pinned, "bad-signature"],
    ["two parts", `${header}.${payload}`, pinned, "unsigned"],
    ["alg none", `${encode({ alg: "none", typ: "sealpost-policy+jws" })}.${payload}.`, pinned, "unsigned"],
    [
      "alg HS256",
      `${encode({ alg: "HS256", typ: "sealpost-policy+jws" })}.${payload}.${signature}`,
      pinned,
      "unsigned",
    ],
    ["a token of another kind", `${encode({ alg: "EdDSA", typ: "JWT" })}.${payload}.${signature}`, pinned, "unsigned"],
    ["garbage", "a.b.c", pinned, "unsigned"],
    ["nothing", "", pinned, "unsigned"],
  ])("%s", (_name, document, keys, cause) => {
    expect(openPolicyJws(document, keys)).toEqual({ ok: false, cause });
  });

  test("any change of one character", () => {
    fc.assert(
      fc.property(fc.nat(jws.length - 1), fc.constantFrom("A", "b", "-", "."), (at, character) => {
        fc.pre(jws[at] !== character);
        const changed = `${jws.slice(0, at)}${character}${jws.slice(at + 1)}`;
        // The last character of a part may carry unused bits: then it decodes to the same bytes or is refused.
        const opened = openPolicyJws(changed, pinned);
        expect(opened.ok ? opened.text : text).toBe(text);
      }),
    );
  });
});
