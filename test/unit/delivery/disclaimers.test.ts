import { describe, expect, test } from "vitest";
import { routesOfRelease, routesOfSubmission, withDisclaimers } from "../../../shared/core/delivery/disclaimers.ts";
import type { DraftChange } from "../../../shared/core/draft/compose-host.ts";
import { type Draft, makeDraft } from "../../../shared/core/draft/draft.ts";
import type { PolicyInput } from "../../../shared/core/policy/policy.ts";
import type { RecipientTrust } from "../../../shared/core/recipients/recipient-trust.ts";
import { draftOf } from "../../support/draft-of.ts";
import { policyOf } from "../../support/policy-of.ts";

const part2 = "42 CFR part 2 prohibits unauthorized use or disclosure of these records.";
const footer = { en: "Riverside Clinic <confidential>\nCall us if this is not for you.", es: "Confidencial." };
const disclaimers: PolicyInput["disclaimers"] = [
  { routes: ["portal", "openpgp", "smime", "tls"], text: { en: part2 }, part2: true },
  { routes: ["plain"], text: footer },
];
const policy = policyOf({ disclaimers });

/** The draft after the change, as the client would show it on a second send. */
function after(draft: Draft, change: DraftChange | null): Draft {
  return change?.body === undefined ? draft : makeDraft({ ...draft, source: change.body });
}
const added = (draft: Draft, changes: Partial<PolicyInput> = {}, route: "portal" | "plain" = "portal"): string =>
  after(draft, withDisclaimers(draft, [route], policyOf({ disclaimers, ...changes }))).source.content;

describe("what is added", () => {
  test.each<[string, Draft, string]>([
    ["to plain text", draftOf({ text: "Hello." }), `Hello.\n\n${part2}\n`],
    ["to an empty draft", draftOf({ text: "" }), `${part2}\n`],
    ["before the quote", draftOf({ text: "Yes.\n\n> Is it?\n" }), `Yes.\n\n${part2}\n\n> Is it?\n`],
    [
      "before the line that names who wrote",
      draftOf({ text: "Yes.\nOn Monday, 2 March, Bob Jones wrote:\n> Is it?\n" }),
      `Yes.\n\n${part2}\n\nOn Monday, 2 March, Bob Jones wrote:\n> Is it?\n`,
    ],
    ["behind an answer below the quote", draftOf({ text: "> Is it?\n\nYes." }), `> Is it?\n\nYes.\n\n${part2}\n`],
    ["to HTML", draftOf({ html: "<p>Hello.</p>" }), `<p>Hello.</p><p>${part2}</p>`],
    [
      "inside the body element",
      draftOf({ html: "<html><body><p>Hello.</p></body></html>" }),
      `<html><body><p>Hello.</p><p>${part2}</p></body></html>`,
    ],
    [
      "before quoted HTML",
      draftOf({ html: '<p>Yes.</p><blockquote type="cite"><p>Is it?</p></blockquote>' }),
      `<p>Yes.</p><p>${part2}</p><blockquote type="cite"><p>Is it?</p></blockquote>`,
    ],
    [
      "before what Outlook quotes",
      draftOf({ html: '<p>Yes.</p><div id="divRplyFwdMsg">From: Bob</div><div>Is it?</div>' }),
      `<p>Yes.</p><p>${part2}</p><div id="divRplyFwdMsg">From: Bob</div><div>Is it?</div>`,
    ],
  ])("%s", (_name, draft, content) => expect(added(draft)).toBe(content));

  test("in each of the organisation's languages, its marks as text", () => {
    expect(added(draftOf({ html: "<p>Hi.</p>" }), {}, "plain")).toBe(
      "<p>Hi.</p><p>Riverside Clinic &#60;confidential&#62;<br>Call us if this is not for you.</p><p>Confidencial.</p>",
    );
    expect(added(draftOf({ text: "Hi." }), { languages: ["es"] }, "plain")).toBe("Hi.\n\nConfidencial.\n");
  });

  test("English stands in where the organisation's language has no text", () => {
    expect(added(draftOf({ text: "Hola." }), { languages: ["es"] })).toBe(`Hola.\n\n${part2}\n`);
  });
});

describe("what is added once is not added again", () => {
  test.each([
    ["plain text", draftOf({ text: "Hello." })],
    ["a plain reply", draftOf({ text: "Yes.\n\n> Is it?\n" })],
    ["HTML", draftOf({ html: "<html><body><p>Hello.</p></body></html>" })],
    ["an HTML reply", draftOf({ html: '<p>Yes.</p><div id="divRplyFwdMsg">From: Bob</div><div>Is it?</div>' })],
  ])("%s", (_name, draft) => {
    const first = after(draft, withDisclaimers(draft, ["portal", "plain"], policy));
    expect(first.source.content).toContain(part2);
    expect(withDisclaimers(first, ["portal", "plain"], policy)).toBeNull();
  });

  test("but a copy in the quoted mail is another's", () => {
    expect(added(draftOf({ text: `Yes.\n\n> ${part2}\n` }))).toBe(`Yes.\n\n${part2}\n\n> ${part2}\n`);
  });

  test("wrapped and spaced otherwise it is the same text", () => {
    expect(withDisclaimers(draftOf({ text: part2.replaceAll(" ", "\n ") }), ["portal"], policy)).toBeNull();
  });
});

describe("by which way", () => {
  const trust = (...routes: RecipientTrust["nativeRoute"][]): RecipientTrust[] =>
    routes.map((nativeRoute) => ({
      recipient: { kind: "group", field: "to", name: "x" },
      standing: "outside",
      nativeRoute,
    }));

  test("a message that none of them is for stays as it is", () => {
    expect(withDisclaimers(draftOf({ text: "Hello." }), ["direct"], policy)).toBeNull();
    expect(withDisclaimers(draftOf({ text: "Hello." }), ["portal"], policyOf())).toBeNull();
  });

  test("as it is: the ways of all its recipients", () => {
    expect(routesOfRelease({ kind: "as-is" }, trust("direct", "tls", "direct", "plain"))).toEqual([
      "direct",
      "tls",
      "plain",
    ]);
  });

  test("encrypted, or by the gateway: that way alone", () => {
    expect(routesOfRelease({ kind: "encrypt", technology: "smime" }, trust("plain"))).toEqual(["smime"]);
    const instructions = { profile: "zix", headers: [], subjectTag: "ZSECURE", tagStripped: false } as const;
    expect(routesOfRelease({ kind: "gateway", instructions }, trust("plain"))).toEqual(["gateway"]);
  });

  test("handed over: any that the endpoint may choose", () => {
    expect(routesOfSubmission("sealed")).toEqual(["portal", "openpgp", "smime"]);
    expect(routesOfSubmission("tls")).toContain("tls");
  });
});
