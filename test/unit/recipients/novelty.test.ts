import { describe, expect, test } from "vitest";
import { codesIn, concernsIn, type Sending } from "./recipient-words.ts";

const jane = "jane.roe@gmail.com";

describe("first time", () => {
  test.each<[string, Sending, object]>([
    ["never sent to", { to: [jane] }, { before: "never", wroteFirst: false }],
    ["sent to for another purpose", { to: [jane], sentOther: [jane] }, { before: "other-purpose", wroteFirst: false }],
    ["somebody who wrote first", { to: [jane], thread: [jane] }, { before: "never", wroteFirst: true }],
    ["a partner", { to: ["lee@mercy.org"] }, { before: "never", wroteFirst: false }],
    ["in Bcc", { bcc: [jane] }, { before: "never", wroteFirst: false }],
  ])("fires: %s", (_, sending, details) => {
    expect(concernsIn(sending)).toEqual([{ code: "first-time", recipient: 0, ...details }]);
  });

  test.each<[string, Sending]>([
    ["sent to for this purpose", { to: [jane], sent: [jane] }],
    ["a colleague", { to: ["bob@clinic.org"] }],
    ["the sender", { cc: ["alice@clinic.org"] }],
    ["a colleague in a thread of others", { to: ["bob@clinic.org"], thread: [jane] }],
  ])("stays quiet: %s", (_, sending) => expect(concernsIn(sending)).toEqual([]));

  test("is said once of an address that stands in To and Cc", () => {
    expect(concernsIn({ to: [jane], cc: ["JANE.ROE@gmail.com"] })).toHaveLength(1);
  });
});

describe("look-alikes in a draft", () => {
  test.each<[string, Sending, string]>([
    ["a look-alike of the own domain", { to: ["bob@cl1nic.org"] }, "look-alike-domain"],
    [
      "in a reply too: that is how invoices are stolen",
      { to: ["bob@rnercy.org"], thread: ["bob@rnercy.org"] },
      "look-alike-domain",
    ],
    ["scripts mixed in the domain", { to: ["bob@pаypal.com"] }, "mixed-scripts"],
    ["scripts mixed before the @", { to: ["mаria@unknown.example"] }, "mixed-scripts"],
    ["scripts mixed in punycode", { to: ["bob@xn--pypal-4ve.com"] }, "mixed-scripts"],
  ])("fires: %s", (_, sending, code) => expect(codesIn(sending)).toContain(code));

  test.each<[string, Sending]>([
    ["sent to before", { to: ["bob@cl1nic.org"], sentOther: ["bob@cl1nic.org"] }],
    ["somebody at that domain was sent to before", { to: ["bob@cl1nic.org"], sent: ["ann@cl1nic.org"] }],
    ["scripts that were sent to before", { to: ["bob@pаypal.com"], sent: ["bob@pаypal.com"] }],
  ])("stays quiet: %s", (_, sending) => expect(codesIn(sending)).toEqual([]));
});

describe("added to a thread", () => {
  test.each<[string, Sending]>([
    ["an outside address in a reply", { to: [jane], thread: ["bob@clinic.org"], sent: [jane] }],
    ["in a reply to all", { to: [jane], kind: "reply-all", thread: ["bob@clinic.org"] }],
    ["a partner's address", { cc: ["lee@mercy.org"], thread: [jane] }],
  ])("fires: %s", (_, sending) => expect(codesIn(sending)).toEqual(["added-to-thread"]));

  test.each<[string, Sending]>([
    ["who is in the thread", { to: [jane], thread: [jane] }],
    ["who is in the thread in capitals", { to: [jane], thread: ["Jane.Roe@GMAIL.com"] }],
    ["who is in it with another tag", { to: ["jane.roe+mail@gmail.com"], thread: [jane] }],
    ["a colleague", { cc: ["bob@clinic.org"], thread: [jane], to: [jane] }],
    ["a forward, which adds by its nature", { to: [jane], kind: "forward", thread: ["bob@clinic.org"] }],
    ["a new message", { to: [jane] }],
    ["a host that cannot say who is in the thread", { to: [jane], thread: null }],
  ])("stays quiet: %s", (_, sending) => expect(codesIn(sending)).toEqual([]));
});

describe("recipients together", () => {
  const eleven = Array.from({ length: 11 }, (_, at) => `p${at}@family${at}.example`);
  test.each<[string, Sending, object]>([
    [
      "findings to all, one outside",
      { kind: "reply-all", thread: [jane], to: [jane], cc: ["bob@clinic.org"], findings: true },
      { code: "reply-all", outside: 1 },
    ],
    ["over the limit in To", { to: eleven }, { code: "many-visible", outside: 11, limit: 10 }],
    [
      "over the limit in To and Cc together",
      { to: eleven.slice(0, 6), cc: eleven.slice(6) },
      { code: "many-visible", outside: 11, limit: 10 },
    ],
    [
      "a list counts as one",
      { to: eleven.slice(1), groups: ["Support group"] },
      { code: "many-visible", outside: 11, limit: 10 },
    ],
  ])("fires: %s", (_, sending, concern) => expect(concernsIn(sending)).toContainEqual(concern));

  test.each<[string, Sending]>([
    ["a reply to all without findings", { kind: "reply-all", thread: [jane], to: [jane], cc: ["bob@clinic.org"] }],
    [
      "findings to all, all inside",
      { kind: "reply-all", thread: null, to: ["ann@clinic.org"], cc: ["bob@clinic.org"], findings: true },
    ],
    ["a reply to all that is one person", { kind: "reply-all", thread: [jane], to: [jane], findings: true }],
    ["at the limit", { to: eleven.slice(1) }],
    ["many in Bcc", { bcc: eleven }],
    ["many colleagues", { to: Array.from({ length: 30 }, (_, at) => `c${at}@clinic.org`) }],
    ["many of one partner", { to: Array.from({ length: 30 }, (_, at) => `c${at}@mercy.org`) }],
    ["one address many times", { to: Array.from({ length: 30 }, () => jane) }],
  ])("stays quiet: %s", (_, sending) => expect(codesIn(sending)).toEqual([]));
});

test("a group and an entry that is no address are said as such, at their place", () => {
  expect(concernsIn({ to: ["bob@clinic.org", "x@evil.com, y@clinic.org"], groups: ["All staff"] })).toEqual([
    { code: "unparseable", recipient: 1 },
    { code: "unverifiable", recipient: 2 },
  ]);
});

test("the gravest comes first, novelty last", () => {
  const codes = concernsIn({ to: ["Bob <bob@cl1nic.org>"], thread: ["ann@clinic.org"] }).map(({ code }) => code);
  expect(codes).toEqual(["look-alike-domain", "added-to-thread", "first-time"]);
});
