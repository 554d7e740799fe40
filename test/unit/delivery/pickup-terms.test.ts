import { describe, expect, it } from "vitest";
import { pickupTerms } from "../../../shared/core/delivery/pickup-terms.ts";
import type { PickupProof } from "../../../shared/core/policy/pickup-proof.ts";
import { policyOf } from "../../support/policy-of.ts";

const recipients = ["Desk@Partner.example", "maria@home.example"];
const word = { verifier: "v".repeat(43), salt: "s".repeat(22) };
const policy = (sharedAddresses: string[]) => policyOf({ sealing: { sharedAddresses } });

describe("what a submission says of its pickup", () => {
  it.each<readonly [string, PickupProof | undefined, string[], object]>([
    ["nothing, where nobody asks for more", undefined, [], {}],
    [
      "the agreed word's verifier and salt, never a word",
      { word },
      [],
      { secret: word.verifier, secretSalt: word.salt },
    ],
    [
      "numbers in the order of the recipients",
      { phones: [{ address: "MARIA@home.example", number: "+15550100123" }] },
      [],
      { phones: [null, "+15550100123"] },
    ],
    ["no number of somebody else", { phones: [{ address: "eve@home.example", number: "+15550100123" }] }, [], {}],
    ["which address is shared", undefined, ["desk@partner.example"], { shared: [true, false] }],
    ["that a whole domain is shared", undefined, ["home.example"], { shared: [false, true] }],
    ["nothing of another's shared address", undefined, ["ward@elsewhere.example", "partner"], {}],
  ])("%s", (_, proof, shared, expected) => {
    expect(pickupTerms(recipients, proof, policy(shared))).toEqual(expected);
  });
});
