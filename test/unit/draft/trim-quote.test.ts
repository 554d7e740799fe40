import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type BodySource, makeDraft } from "../../../shared/core/draft/draft.ts";
import { trimQuote } from "../../../shared/core/draft/trim-quote.ts";
import { draftOf, mailbox } from "../../support/draft-of.ts";

const html = (content: string): string | null => {
  const change = trimQuote(draftOf({ html: content }));
  return change?.body?.content ?? null;
};
const plain = (content: string): string | null => trimQuote(draftOf({ text: content }))?.body?.content ?? null;

describe("the quote goes, the sender's words stay", () => {
  test.each<[string, string | null, string]>([
    [
      "Thunderbird",
      html('<p>Yes.</p><div class="moz-cite-prefix">Ann wrote:</div><blockquote type="cite"><p>K 6.9</p></blockquote>'),
      "<p>Yes.</p>",
    ],
    [
      "Gmail, with words after the quote",
      html('<div>Yes.</div><div class="gmail_quote">On Tue Ann wrote:<blockquote>K 6.9</blockquote></div><p>Bye</p>'),
      "<div>Yes.</div><p>Bye</p>",
    ],
    [
      "Outlook: all after its mark",
      html('<body><p>Yes.</p><div id="appendonsend"></div><hr><p>From: Ann</p><p>K 6.9</p></body>'),
      "<body><p>Yes.</p></body>",
    ],
    [
      "quotes in quotes, one after the other",
      html(
        '<p>A</p><blockquote cite="x">1<blockquote cite="y">2</blockquote></blockquote><p>B</p><blockquote cite="z">3</blockquote>',
      ),
      "<p>A</p><p>B</p>",
    ],
    ["a quote that never ends", html('<p>A</p><blockquote type="cite"><p>K 6.9'), "<p>A</p>"],
    [
      "an inline image of the sender's own",
      html('<p>A<img src="cid:1"></p><blockquote cite="x">2</blockquote>'),
      '<p>A<img src="cid:1"></p>',
    ],
    ["plain text, lines and attribution", plain("Yes.\n\nOn Tue, Ann wrote:\n> K 6.9\n> call me\n"), "Yes.\n"],
    ["plain text, answers in between", plain("> one?\nyes\n> two?\nno\n"), "yes\nno\n"],
    [
      "plain text, a signature above the original",
      plain("Yes.\n-- \nAlice\n\n-----Original Message-----\nK 6.9\n"),
      "Yes.\n-- \nAlice\n",
    ],
  ])("%s", (_name, trimmed, expected) => {
    expect(trimmed).toBe(expected);
  });

  test.each<[string, string | null]>([
    ["nothing quoted", html("<p>Yes.</p>")],
    ["nothing quoted in plain text", plain("Yes.")],
  ])("%s: nothing is offered", (_name, trimmed) => {
    expect(trimmed).toBeNull();
  });

  test("whatever the markup, no word of the sender's own is lost", () => {
    const piece = fc.constantFrom(
      "<p>",
      "</p>",
      "own ",
      "more ",
      '<blockquote type="cite">',
      "</blockquote>",
      '<div class="gmail_quote">',
      "</div>",
      "<br>",
      '<div id="divRplyFwdMsg">',
      "<b>",
      "</b>",
      "<body>",
      "</body>",
      "<table><td>",
      "&amp;",
      "<",
      "<!-- x -->",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const source: BodySource = { format: "html", content: pieces.join("") };
        const draft = draftOf({ html: source.content });
        const change = trimQuote(draft);
        if (change?.body === undefined) return;
        const after = makeDraft({
          from: mailbox("a@b.example"),
          recipients: [],
          subject: "",
          attachments: [],
          source: change.body,
        });
        const own = (of: typeof draft): string =>
          of.body.segments
            .filter(({ part }) => part !== "quoted")
            .map(({ start, end }) => of.body.text.slice(start, end))
            .join(" ")
            .replace(/\s+/g, " ")
            .trim();
        expect(own(after)).toBe(own(draft));
        expect(after.body.segments.some(({ part }) => part === "quoted")).toBe(false);
      }),
    );
  });
});
