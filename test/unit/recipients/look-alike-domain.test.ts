import { domainToASCII } from "node:url";
import { describe, expect, test } from "vitest";
import { knownDomains } from "../../../shared/core/recipients/known-domains.ts";
import { lookAlikeDomain } from "../../../shared/core/recipients/look-alike-domain.ts";

const known = knownDomains({
  own: ["clinic.org", "stmarys-health.org", "hospital1.org", "trust.nhs.uk", "clinica-sanjose.com.mx"],
  partners: ["mercy.org", "goodhealthplan.com", "aha.org", "lab.io", "eastclinic.org", "hospital2.org", "hill.org"],
  frequent: ["mayo-supply.com", "mail.vendorcorp.com"],
});

describe("fires", () => {
  test.each([
    ["cl1nic.org", "letters", "clinic.org", "a number for a letter"],
    ["cllnic.org", "letters", "clinic.org", "l for i"],
    ["dinic.org", "letters", "clinic.org", "d for cl"],
    ["rnercy.org", "letters", "mercy.org", "rn for m"],
    ["clіnic.org", "letters", "clinic.org", "Cyrillic і"],
    ["сlіniс.org", "letters", "clinic.org", "three Cyrillic letters"],
    ["clínic.org", "letters", "clinic.org", "an accent"],
    ["ｃlinic.org", "letters", "clinic.org", "a fullwidth letter"],
    ["mеrсy.com", "letters", "mercy.org", "look-alike letters under another ending"],
    ["h1ll.org", "letters", "hill.org", "a number in a short name"],
    [domainToASCII("clіnic.org"), "letters", "clinic.org", "punycode of it"],
    [domainToASCII("mеrсу.org"), "letters", "mercy.org", "punycode of three letters"],
    ["clinc.org", "slip", "clinic.org", "a letter less"],
    ["cliniic.org", "slip", "clinic.org", "a letter doubled"],
    ["clniic.org", "slip", "clinic.org", "two letters swapped"],
    ["lcinic.org", "slip", "clinic.org", "the first two swapped"],
    ["clinics.org", "slip", "clinic.org", "a letter more"],
    ["xlinic.org", "slip", "clinic.org", "the first letter another"],
    ["godhealthpaln.com", "slip", "goodhealthplan.com", "two slips in a long name"],
    ["goodhealthplans.org", "slip", "goodhealthplan.com", "a slip and another ending in a long name"],
    ["stmaryshealth.org", "slip", "stmarys-health.org", "a hyphen lost"],
    ["gmial.com", "slip", "gmail.com", "a mistyped provider"],
    ["hotmial.com", "slip", "hotmail.com", "a mistyped provider"],
    ["yaho.com", "slip", "yahoo.com", "a mistyped provider"],
    ["gmail.co", "ending", "gmail.com", "half the ending"],
    ["gmail.con", "ending", "gmail.com", "an ending that is none"],
    ["clinic.com", "ending", "clinic.org", "another ending"],
    ["clinic.ogr", "ending", "clinic.org", "letters of the ending swapped"],
    ["clinic.org.uk", "ending", "clinic.org", "a country behind it"],
    ["trust.org.uk", "ending", "trust.nhs.uk", "another second level"],
    ["clinica-sanjose.mx", "ending", "clinica-sanjose.com.mx", "a second level lost"],
    ["vendorcorp.net", "ending", "vendorcorp.com", "known by a subdomain"],
    ["clinic.org.evil.com", "inside", "clinic.org", "as subdomain of another"],
    ["mail.clinic.org.evil.co.uk", "inside", "clinic.org", "deep in another"],
    ["trust.nhs.uk.login.biz", "inside", "trust.nhs.uk", "with its second level"],
    ["clinic-org.com", "inside", "clinic.org", "a hyphen for the dot"],
    ["clinicorg.com", "inside", "clinic.org", "nothing for the dot"],
    ["aha.org.evil.com", "inside", "aha.org", "a short one as subdomain"],
    ["clinic-portal.com", "added-word", "clinic.org", "a word behind"],
    ["secure-mercy.org", "added-word", "mercy.org", "a word before"],
    ["secure-mayo-supply.com", "added-word", "mayo-supply.com", "a word before two"],
  ])("%s is %s of %s: %s", (domain, trick, resembles) => {
    expect(lookAlikeDomain(domain, known)).toMatchObject({ trick, resembles });
  });
});

describe("stays quiet", () => {
  test.each(
    [
      ["clinic.org", "the domain itself"],
      ["mail.clinic.org", "a subdomain of the same registrant"],
      ["vendorcorp.com", "the parent of a known subdomain"],
      ["hospital2.org", "a sibling that is known"],
      ["hospital3.org", "a sibling with another number"],
      ["hospital12.org", "a sibling with two"],
      ["mail.com", "a provider near gmail.com"],
      ["gmx.com", "a short provider"],
      ["email.com", "a provider near gmail.com"],
      ["ymail.com", "a provider near gmail.com"],
      ["yahoo.co.uk", "a provider in another country"],
      ["hotmail.fr", "a provider in another country"],
      ["mail15.com", "a number beside a provider's letters"],
      ["cable.comcast.com", "below an honest neighbour"],
      ["cloud.com", "an honest neighbour of icloud.com"],
      ["aba.org", "three letters, one another"],
      ["aha.com", "three letters under another ending"],
      ["lab.com", "three letters under another ending"],
      ["hall.org", "four letters, one another"],
      ["hull.org", "four letters, one another"],
      ["westclinic.org", "the other side of town"],
      ["mercer.org", "another word"],
      ["merck.com", "another word"],
      ["clinical.org", "two letters more in a short name"],
      ["cleveland-clinic.com", "a place beside a general word"],
      ["lakeside-mercy.org", "a place beside a known name"],
      ["evil.com", "nothing alike"],
      ["clinic.evil.com", "the bare name as a label says little"],
      ["bücher.de", "honest letters with marks"],
      ["пример.рф", "an honest Cyrillic name"],
      ["xn--e1afmkfd.xn--p1ai", "the same in punycode"],
      ["xn--\u0000.org", "punycode that is none"],
    ].filter(([, , fires]) => fires === undefined),
  )("%s: %s", (domain) => {
    expect(lookAlikeDomain(domain, known)).toBeNull();
  });
});

test("the organisation's own domain is named before a partner's", () => {
  const both = knownDomains({ own: ["riverside.org"], partners: ["riverside.net"] });
  expect(lookAlikeDomain("riverside.com", both)).toMatchObject({ resembles: "riverside.org", owner: "own" });
});
