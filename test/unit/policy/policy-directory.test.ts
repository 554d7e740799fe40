import { expect, test } from "vitest";
import { parseRecipient } from "../../../shared/core/draft/recipient.ts";
import { policyDirectory } from "../../../shared/core/policy/policy-directory.ts";
import { verifyRecipients } from "../../../shared/core/recipients/recipient-trust.ts";
import { policyOf } from "../../support/policy-of.ts";

const directory = policyDirectory(
  policyOf({
    domains: ["Clinic.example"],
    partners: [
      { name: "Lab", domains: ["Lab.example"], agreement: { baa: true }, transport: "pinned-tls" },
      { name: "Billing", domains: ["billing.example"], agreement: { baa: true, until: "2027-05-03" } },
      {
        name: "Former",
        domains: ["former.example"],
        agreement: { baa: true, until: "2027-05-02" },
        transport: "pinned-tls",
      },
      { name: "Unsigned", domains: ["unsigned.example"], agreement: { baa: false }, transport: "pinned-tls" },
    ],
  }),
  "2027-05-03",
);

test.each([
  ["bob@clinic.example", "internal", "direct"],
  ["Bob <BOB@CLINIC.EXAMPLE>", "internal", "direct"],
  ["bob@mail.clinic.example", "outside", "plain"],
  ["bob@notclinic.example", "outside", "plain"],
  ["bob@clinic.example.evil.com", "outside", "plain"],
  ["bob@lab.example", "partner", "tls"],
  ["bob@billing.example", "partner", "plain"],
  ["bob@former.example", "outside", "plain"],
  ["bob@unsigned.example", "outside", "plain"],
  ["bob@gmail.com", "personal", "plain"],
  ["x@evil.com, y@clinic.example", "unparseable", "plain"],
  ["y@clinic.example <x@evil.com>", "unparseable", "plain"],
])("%s is %s", async (raw, standing, nativeRoute) => {
  const [trust] = await verifyRecipients([parseRecipient("to", raw)], directory);
  expect(trust).toMatchObject({ standing, nativeRoute });
});

test("a group whose members cannot be seen is never internal", async () => {
  const [trust] = await verifyRecipients([{ kind: "group", field: "to", name: "ward@clinic.example" }], directory);
  expect(trust?.standing).toBe("unverifiable");
});

test("a directory that fails is not an answer", async () => {
  const failing = { lookUp: () => Promise.reject(new Error("down")) };
  await expect(verifyRecipients([parseRecipient("to", "b@x.org")], failing)).rejects.toThrow("down");
});
