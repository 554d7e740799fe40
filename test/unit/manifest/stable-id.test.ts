import fc from "fast-check";
import { expect, test } from "vitest";
import { stableId } from "../../../cli/manifest/stable-id.ts";
import { made } from "./made-manifests.ts";

test("the same names give the same UUID of version 5, on any machine", () => {
  expect(stableId("https://mail.clinic.example", "Riverside Clinic")).toBe("c2fb1969-74df-5498-b3c4-bf1705985675");
  fc.assert(
    fc.property(fc.string(), fc.string(), (host, organisation) => {
      const id = stableId(host, organisation);
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(stableId(host, organisation)).toBe(id);
    }),
  );
});

test("names cannot run into each other", () => {
  expect(stableId("ab", "c")).not.toBe(stableId("a", "bc"));
});

test("the id hangs on host and organisation alone: a change of mode or version keeps it", async () => {
  const { id } = await made();
  expect((await made({ mode: "softblock", version: "2.0.0", sendFromPane: true })).id).toBe(id);
  expect((await made({ organisation: "Another Clinic" })).id).not.toBe(id);
  expect((await made({ host: new URL("https://other.example") })).id).not.toBe(id);
});
