import { expect, test } from "vitest";
import { parseRecipient } from "../../../shared/core/draft/recipient.ts";
import { domainDirectory } from "../../../shared/core/recipients/domain-directory.ts";
import { verifyRecipients } from "../../../shared/core/recipients/recipient-trust.ts";

const directory = domainDirectory(["Clinic.example"]);

test.each([
  ["bob@clinic.example", "internal"],
  ["Bob <BOB@CLINIC.EXAMPLE>", "internal"],
  ["bob@mail.clinic.example", "outside"],
  ["bob@notclinic.example", "outside"],
  ["bob@clinic.example.evil.com", "outside"],
  ["x@evil.com, y@clinic.example", "unparseable"],
  ["y@clinic.example <x@evil.com>", "unparseable"],
])("%s is %s", async (raw, standing) => {
  const [trust] = await verifyRecipients([parseRecipient("to", raw)], directory);
  expect(trust?.standing).toBe(standing);
});

test("a group whose members cannot be seen is never internal", async () => {
  const [trust] = await verifyRecipients([{ kind: "group", field: "to", name: "ward@clinic.example" }], directory);
  expect(trust?.standing).toBe("unverifiable");
});

test("a directory that fails is not an answer", async () => {
  const failing = { standingOf: () => Promise.reject(new Error("down")) };
  await expect(verifyRecipients([parseRecipient("to", "b@x.org")], failing)).rejects.toThrow("down");
});
