import { expect, test } from "vitest";
import { parseRecipient } from "../../../shared/core/draft/recipient.ts";
import { knownDomains } from "../../../shared/core/recipients/known-domains.ts";
import { domainParts } from "../../../shared/core/recipients/registrable-domain.ts";
import { relationOf } from "../../../shared/core/recipients/relation.ts";

const domains = knownDomains({
  own: ["Clinic.example", "hosted.onmicrosoft.com"],
  partners: ["lab.example", "comcast.net"],
  frequent: ["vendor.example", "gmail.com"],
});

test.each([
  ["bob@clinic.example", "internal"],
  ["BOB@CLINIC.EXAMPLE", "internal"],
  ["bob@hosted.onmicrosoft.com", "internal"],
  ["bob@other.onmicrosoft.com", "outside"],
  ["bob@mail.clinic.example", "outside"],
  ["bob@clinic.example.evil.com", "outside"],
  ["lee@lab.example", "partner"],
  ["lee@mail.lab.example", "outside"],
  ["lee@comcast.net", "partner"],
  ["ann@vendor.example", "outside"],
  ["jane@gmail.com", "personal"],
  ["jane@yahoo.co.uk", "personal"],
  ["jane@hotmail.com.mx", "personal"],
  ["juana@prodigy.net.mx", "personal"],
  ["jane@qq.com", "personal"],
  ["jane@web.de", "personal"],
  ["jane@pm.me", "personal"],
  ["jane@mail.gmail.com", "outside"],
  ["jane@gmial.com", "outside"],
  ["x@evil.com, y@clinic.example", "unparseable"],
])("%s is %s", (raw, relation) => expect(relationOf(parseRecipient("to", raw), domains)).toBe(relation));

test("a group is unverifiable, whatever it is called", () => {
  expect(relationOf({ kind: "group", field: "to", name: "ward@clinic.example" }, domains)).toBe("unverifiable");
});

test.each([
  ["clinic.org", "clinic", "org"],
  ["a.b.clinic.org", "clinic", "org"],
  ["clinic.co.uk", "clinic", "co.uk"],
  ["mail.trust.nhs.uk", "trust", "nhs.uk"],
  ["clinica.com.mx", "clinica", "com.mx"],
  ["co.uk", "co", "uk"],
  ["tenant.onmicrosoft.com", "tenant", "onmicrosoft.com"],
  ["health.state.ny.us", "state", "ny.us"],
  ["com.de", "com", "de"],
])("%s is the name %s under %s", (domain, name, suffix) => {
  expect(domainParts(domain)).toEqual({ name, suffix, registrable: `${name}.${suffix}` });
});
