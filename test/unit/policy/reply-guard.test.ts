import { describe, expect, test } from "vitest";
import type { Draft } from "../../../shared/core/draft/draft.ts";
import { trimQuote } from "../../../shared/core/draft/trim-quote.ts";
import { policyDirectory } from "../../../shared/core/policy/policy-directory.ts";
import { acquaintanceOf } from "../../../shared/core/policy/recipient-concerns.ts";
import type { Verdict } from "../../../shared/core/policy/verdict.ts";
import { assessDraft } from "../../../shared/core/send/assess-draft.ts";
import { everybodyFamiliar } from "../../support/acquainted.ts";
import { type DraftWords, draftOf } from "../../support/draft-of.ts";
import { policyOf } from "../../support/policy-of.ts";

const quote = "Fine with me.\n\nOn Tue, Ann wrote:\n> the plan as agreed\n";
const link = `https://mail.clinic.example/p/${"A".repeat(22)}#${"b".repeat(43)}`;
const outside = { to: ["bob@example.org"] };

async function verdictOf(draft: Draft): Promise<Verdict> {
  const policy = policyOf();
  const { judgement } = await assessDraft(draft, {
    detectors: [],
    directory: policyDirectory(policy, "2027-05-03"),
    acquaintance: acquaintanceOf(policy, [], everybodyFamiliar),
    policy,
    decisions: { find: async () => null, record: async () => {} },
    now: () => 0,
  });
  return judgement.verdict;
}

const reply = (words: DraftWords, answered: Draft["answered"]): Draft => ({
  ...draftOf(words),
  kind: "reply",
  answered,
});
const held: Verdict = { kind: "protect", reasons: ["quotes-protected-mail"], floor: "sealed" };

describe("an answer that quotes protected mail does not go out weaker", () => {
  test.each<[string, Draft, Verdict]>([
    ["an OpenPGP message, quoted", reply({ ...outside, text: quote }, "openpgp"), held],
    ["an S/MIME message, quoted", reply({ ...outside, text: quote }, "smime"), held],
    [
      "an armored message in the quote",
      reply({ ...outside, text: "?\n> -----BEGIN PGP MESSAGE-----\n> x\n" }, null),
      held,
    ],
    ["a sealed message's link, quoted with its secret", reply({ ...outside, text: `See\n> ${link}\n` }, null), held],
    ["answered without quoting", reply({ ...outside, text: "Fine with me." }, "openpgp"), { kind: "clear" }],
    ["an open message, quoted", reply({ ...outside, text: quote }, null), { kind: "clear" }],
    ["a quote of nothing but marks", reply({ ...outside, text: "Fine\n" }, "openpgp"), { kind: "clear" }],
    ["inside the organisation", reply({ to: ["ann@clinic.example"], text: quote }, "openpgp"), { kind: "clear" }],
    ["the sender's own link in a new message", draftOf({ ...outside, text: link }), { kind: "clear" }],
  ])("%s", async (_name, draft, verdict) => {
    expect(await verdictOf(draft)).toEqual(verdict);
  });

  test("with the quote trimmed it goes", async () => {
    const draft = reply({ ...outside, text: quote }, "openpgp");
    const source = trimQuote(draft)?.body;
    expect(await verdictOf(reply({ ...outside, text: source?.content ?? quote }, "openpgp"))).toEqual({
      kind: "clear",
    });
  });
});
