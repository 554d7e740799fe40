import { describe, expect, test } from "vitest";
import { codesIn, type Sending } from "./recipient-words.ts";

const people = ["Maria Lopez <maria.lopez@clinic.org>", "John Smith <john.smith@mercy.org> <jsmith@home.example>"];

describe("fires", () => {
  test.each<[string, string, string]>([
    ["another address", '"maria.lopez@clinic.org" <xk22@evil.com>', "name-shows-other-address"],
    ["another address in brackets", '"Maria (maria.lopez@clinic.org)" <ml@evil.com>', "name-shows-other-address"],
    ["another domain", '"clinic.org billing" <pay@evil.com>', "name-shows-other-address"],
    ["a domain that nobody knows", '"Support at bigbank.com" <help@evil.com>', "name-shows-other-address"],
    ["another person at the same domain", '"bob@evil.com" <ann@evil.com>', "name-shows-other-address"],
    ["a known person's name at a stranger's address", '"Maria Lopez" <xk22@evil.com>', "name-of-other-person"],
    ["the same, last name first", '"Lopez, María" <office.mgr77@outlook.com>', "name-of-other-person"],
    ["the same, as nickname", '"Johnny Smith" <qq8812@gmail.com>', "name-of-other-person"],
    ["the organisation", '"Riverside Clinic" <billing.dept@gmail.com>', "name-of-organisation"],
    ["an office of the organisation", '"Riverside Clinic Billing" <pay@evil.com>', "name-of-organisation"],
    ["the help desk at a personal account", '"Help Desk" <helpdesk.clinic@gmail.com>', "name-of-office"],
    ["the help desk at a person's address", '"IT Help Desk" <mike.jones@evil.com>', "name-of-office"],
    ["human resources in Spanish", '"Recursos Humanos" <rh2024@evil.com>', "name-of-office"],
    ["payroll", '"Payroll" <x7781@evil.com>', "name-of-office"],
  ])("%s: %s", (_, to, code) => expect(codesIn({ to: [to], people })).toContain(code));
});

describe("stays quiet", () => {
  test.each<[string, Sending]>([
    ["a plain name", { to: ['"Jane Roe" <jane.roe@gmail.com>'] }],
    ["the address as its own name", { to: ['"jane.roe@gmail.com" <jane.roe@gmail.com>'] }],
    ["the address in capitals and quotes", { to: [`"'JANE.ROE@gmail.com'" <jane.roe@gmail.com>`] }],
    ["the address with a tag", { to: ['"Jane jane.roe@gmail.com" <jane.roe+x@gmail.com>'] }],
    ["its own domain", { to: ['"Booking.com" <noreply@booking.com>'] }],
    ["its own domain, sent from a subdomain", { to: ['"acme.com alerts" <a@mail.acme.com>'] }],
    ["the same person at a subdomain", { to: ['"ann@acme.com" <ann@mail.acme.com>'] }],
    ["initials with stops", { to: ['"J.D. Salinger" <jd@books.example>'] }],
    ["a title with a stop", { to: ['"Dr.Lopez" <lopez@other.example>'] }],
    ["degrees with stops", { to: ['"Ann Lee, M.D." <ann.lee@other.example>'] }],
    ["a word with a stop", { to: ['"Node.js Group" <group@js.example>'] }],
    ["a known person at a known address", { to: ['"John Smith" <jsmith@home.example>'], people }],
    ["a name that only shares the last name", { to: ['"Ana Lopez" <ana@evil.com>'], people }],
    ["a given name alone", { to: ['"Maria" <mm@evil.com>'], people }],
    ["a person called like the organisation's first word", { to: ['"River Sidewell" <river@x.example>'] }],
    ["a person called Mercy", { to: ['"Mercy Adams" <mercy.adams@gmail.com>'], organisation: "Mercy" }],
    ["the organisation at a partner", { to: ['"Riverside Clinic Desk" <riverside@mercy.org>'] }],
    ["the organisation inside", { to: ['"Riverside Clinic" <info@clinic.org>'] }],
    ["another organisation", { to: ['"Lakeside Clinic" <info@lakeside.example>'] }],
    ["a vendor's help desk", { to: ['"Help Desk" <helpdesk@vendor.example>'] }],
    ["a vendor's support", { to: ['"IT Support" <support@vendor.example>'] }],
    ["an insurer's billing", { to: ['"Billing Department" <billing@insurer.example>'] }],
    ["somebody sent to before", { to: ['"Maria Lopez" <xk22@evil.com>'], people, sent: ["xk22@evil.com"] }],
    [
      "the organisation's name where it was sent before",
      { to: ['"Riverside Clinic" <r@gmail.com>'], sent: ["r@gmail.com"] },
    ],
  ])("%s", (_, sending) => expect(codesIn(sending)).toEqual([]));
});
