import { describe, expect, it } from "vitest";
import { secretVerifier } from "../../../shared/core/delivery/secret-verifier.ts";
import { phoneNumber, proofFor, proofOf, wrongNumbers } from "../../../shared/pane/typed-proof.ts";

describe("a telephone number", () => {
  it.each([
    ["+15550100123", "+15550100123"],
    [" +1 (555) 010-0123 ", "+15550100123"],
    ["0034 600.123.456", "+34600123456"],
    ["600 123 456", null],
    ["+0 600 123 456", null],
    ["+1", null],
    ["call me", null],
    ["", null],
  ])("%j is %j", (typed, number) => {
    expect(phoneNumber(typed)).toBe(number);
  });

  it("that is none is named by its address; an empty field is no mistake", () => {
    const numbers = { "a@home.example": "12", "b@home.example": " ", "c@home.example": "+34 600 123 456" };
    expect(wrongNumbers({ word: "", numbers })).toEqual(["a@home.example"]);
  });
});

it("the number of somebody who was taken off the message holds nothing up", () => {
  const typed = { word: "blue heron", numbers: { "a@home.example": "12", "b@home.example": "+34 600 123 456" } };
  const left = proofFor(typed, [{ shown: "b@home.example" }]);
  expect(left).toEqual({ word: "blue heron", numbers: { "b@home.example": "+34 600 123 456" } });
  expect(wrongNumbers(left)).toEqual([]);
});

describe("what is typed for the pickup", () => {
  it.each([
    ["nothing", { word: "", numbers: {} }],
    ["blanks", { word: "  ", numbers: { "a@home.example": "" } }],
  ])("is nothing, for %s", async (_, typed) => {
    expect(await proofOf(typed)).toBeUndefined();
  });

  it("is a verifier and its salt, never the word, and another salt each time", async () => {
    const proof = await proofOf({ word: " Blue  Heron", numbers: {} });
    expect(JSON.stringify(proof)).not.toMatch(/heron/i);
    expect(proof?.word?.verifier).toBe(await secretVerifier("blue heron", proof?.word?.salt ?? ""));
    expect((await proofOf({ word: "blue heron", numbers: {} }))?.word?.salt).not.toBe(proof?.word?.salt);
  });

  it("is numbers as the wire takes them", async () => {
    const proof = await proofOf({ word: "", numbers: { "a@home.example": "+34 600 123 456", "b@home.example": "" } });
    expect(proof).toEqual({ phones: [{ address: "a@home.example", number: "+34600123456" }] });
  });
});
