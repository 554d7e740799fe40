import { expect, test } from "vitest";
import { stateKey } from "../../../shared/pane/state-key.ts";
import type { WayView } from "../../../shared/pane/ways.ts";
import { viewOf } from "./view-of.ts";

const protect = viewOf({ verdict: "protect", offers: { seal: true } });

test.each<[string, WayView | null, string]>([
  ["sealed", { way: "sealed", routes: [{ by: "sealed" }] }, "protected"],
  ["by the endpoint", { way: "sealed", routes: [{ by: "endpoint", best: null }] }, "secured"],
  ["with the client's own encryption", { way: "smime", routes: [] }, "encrypted"],
  ["by no way", null, "protected"],
])("what goes %s is called so", (_, way, key) => {
  expect(stateKey(protect, way)).toBe(key);
});

test("any other state is called the same, whatever the way", () => {
  const ask = viewOf({ verdict: "ask", offers: { moveSubject: true } });
  expect(stateKey(ask, { way: "openpgp", routes: [] })).toBe("needs-you");
});
