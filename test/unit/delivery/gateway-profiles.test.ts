import { describe, expect, test } from "vitest";
import { gatewayInstructions, gatewayProfiles } from "../../../shared/core/delivery/gateway-profiles.ts";
import { type GatewayTerms, gatewayProfileIds } from "../../../shared/core/policy/delivery-terms.ts";

const terms = (changes: Partial<GatewayTerms>): GatewayTerms => ({
  profile: "zix",
  countsAs: "tls",
  provenOn: null,
  ...changes,
});

describe("what each vendor is told", () => {
  test.each<[string, Partial<GatewayTerms>, string, readonly { name: string; value: string }[]]>([
    ["Zix, its keyword", { profile: "zix" }, "ZSECURE", []],
    ["Zix, the customer's own word", { profile: "zix", word: "OURWORD" }, "OURWORD", []],
    ["Proofpoint", { profile: "proofpoint" }, "[Encrypt]", []],
    ["Barracuda", { profile: "barracuda", word: "confidential" }, "[confidential]", []],
    ["Mimecast", { profile: "mimecast" }, "[secure]", []],
    ["NHSmail", { profile: "nhsmail" }, "[secure]", []],
    ["LuxSci", { profile: "luxsci-smtp" }, "+encrypt+", []],
    ["Hornet", { profile: "hornet" }, "CRYPT", []],
    ["SEPPmail", { profile: "seppmail" }, "", [{ name: "x-smenc", value: "yes" }]],
    ["Microsoft 365", { profile: "microsoft-365" }, "", [{ name: "X-Sealpost-Protect", value: "encrypt" }]],
    [
      "a header of one's own",
      { profile: "custom-header", header: "X-Ours", word: "on" },
      "",
      [{ name: "X-Ours", value: "on" }],
    ],
  ])("%s", (_name, changes, subjectTag, headers) => {
    expect(gatewayInstructions(terms(changes))).toMatchObject({ subjectTag, headers });
  });

  test("each profile has a source, and a trigger that is not empty", () => {
    for (const profile of gatewayProfileIds) {
      expect(gatewayProfiles[profile].source).not.toBe("");
      const { subjectTag, headers } = gatewayInstructions(terms({ profile }));
      expect(subjectTag.length + headers.length).toBeGreaterThan(0);
    }
  });
});
