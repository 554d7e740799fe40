import { expect, test } from "vitest";
import { orderedId } from "../../secure-delivery/evidence/ordered-id.ts";

const atOnce = Array.from({ length: 10_000 }, () => orderedId(1_700_000_000_000));

test.each([
  ["within a millisecond, more than it can count", atOnce],
  ["when the clock is put back", [orderedId(1_900_000_000_000), orderedId(1_800_000_000_000), orderedId(0)]],
  ["as time goes on", [2e12, 2e12 + 1, 2e12 + 2].map((ms) => orderedId(ms))],
])("ids stand in the order in which they were made: %s", (_, ids) => {
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});

test("an id is a UUID of version 7", () => {
  expect(orderedId()).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
});
