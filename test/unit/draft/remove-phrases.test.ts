import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isRemovable, removePhrases, type Stretch } from "../../../shared/core/draft/remove-phrases.ts";
import { type DraftWords, draftOf } from "../../support/draft-of.ts";

/** Cuts every occurrence of these words, as the pane asks for it. */
function cut(words: DraftWords, place: Stretch["in"], ...phrases: readonly string[]) {
  const draft = draftOf(words);
  const text = place === "subject" ? draft.subject : draft.body.text;
  const stretches = phrases.flatMap((phrase) => {
    const found: Stretch[] = [];
    for (let at = text.indexOf(phrase); at !== -1; at = text.indexOf(phrase, at + 1)) {
      found.push({ in: place, start: at, end: at + phrase.length });
    }
    return found;
  });
  expect(stretches.length).toBeGreaterThanOrEqual(phrases.length);
  return removePhrases(draft, stretches);
}

const html = (content: string, ...phrases: readonly string[]): string | undefined =>
  cut({ html: content }, "body", ...phrases)?.body?.content;

describe("the phrase goes, every tag and every other word stays", () => {
  test.each<[string, string | undefined, string]>([
    ["a word", html("<p>See Maria today.</p>", "Maria "), "<p>See today.</p>"],
    ["a word split by tags", html("<p>HI<b>V</b> positive</p>", "HIV"), "<p><b></b> positive</p>"],
    ["over a line break", html("<p>Maria<br>Lopez is here</p>", "Maria\nLopez"), "<p><br> is here</p>"],
    ["over two blocks", html("<p>a Maria</p><p>Lopez b</p>", "Maria\nLopez"), "<p>a </p><p> b</p>"],
    ["with entities", html("<p>x Garc&iacute;a&nbsp;R y</p>", "García\u00a0R"), "<p>x  y</p>"],
    ["an emoji entity of two units", html("<p>a &#128512; b</p>", "😀"), "<p>a  b</p>"],
    ["every occurrence", html("<p>HIV</p><p>no HIV</p>", "HIV"), "<p></p><p>no </p>"],
    [
      "hidden text",
      html('<p>a</p><div style="display:none">MRN 1</div>', "MRN 1"),
      '<p>a</p><div style="display:none"></div>',
    ],
    [
      "quoted text",
      html('<p>a</p><blockquote type="cite">MRN 1 b</blockquote>', "MRN 1"),
      '<p>a</p><blockquote type="cite"> b</blockquote>',
    ],
    [
      "collapsed blanks",
      html("<p>Maria   \n  Lopez b</p>", "Maria Lopez"),
      "<p>   \n  b</p>".replace("   \n  ", "  \n  "),
    ],
    ["plain text", cut({ text: "See Maria Lopez, MRN 1." }, "body", "Maria Lopez", "MRN 1")?.body?.content, "See , ."],
  ])("%s", (_name, left, expected) => {
    expect(left?.replace(/\s+/g, " ")).toBe(expected.replace(/\s+/g, " "));
  });

  test("a subject is left tidy", () => {
    expect(cut({ subject: "Re: Maria Lopez MRN 1 today" }, "subject", "Maria Lopez", "MRN 1")?.subject).toBe(
      "Re: today",
    );
  });

  test("overlapping findings are cut once", () => {
    const draft = draftOf({ text: "abcdef" });
    const change = removePhrases(draft, [
      { in: "body", start: 1, end: 4 },
      { in: "body", start: 2, end: 5 },
    ]);
    expect(change?.body?.content).toBe("af");
  });
});

describe("nothing is offered that would touch something else", () => {
  test("a picture's text", () => {
    const draft = draftOf({ html: '<p>a</p><img alt="MRN 1">' });
    const start = draft.body.text.indexOf("MRN 1");
    const stretch: Stretch = { in: "body", start, end: start + 5 };
    expect(isRemovable(draft, stretch)).toBe(false);
    expect(removePhrases(draft, [stretch])).toBeNull();
  });

  test("words that would become a tag", () => {
    expect(html("<p>1 <!x>2</p>".replace("<!x>", "&lt;"), "2")).toBe("<p>1 &lt;</p>");
    const draft = draftOf({ html: "<p>1 <2b> 3</p>" });
    const start = draft.body.text.indexOf("2");
    expect(removePhrases(draft, [{ in: "body", start, end: start + 1 }])).toBeNull();
  });

  test("nothing at all", () => {
    expect(removePhrases(draftOf({ text: "a" }), [])).toBeNull();
  });
});

test("whatever the markup, what is left reads as before but for the phrase", () => {
  const piece = fc.constantFrom(
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "<br>",
    "&amp;",
    "&nbsp;",
    "Maria",
    " ",
    "\n",
    "<",
    ">",
    "x",
    "<div hidden>",
    "</div>",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), fc.nat(), fc.nat(), (pieces, from, length) => {
      const draft = draftOf({ html: pieces.join("") });
      const { text } = draft.body;
      fc.pre(text.length > 0);
      const start = from % text.length;
      const end = Math.min(text.length, start + 1 + (length % 6));
      const change = removePhrases(draft, [{ in: "body", start, end }]);
      if (change?.body === undefined) return;
      const left = draftOf({ html: change.body.content }).body.text;
      const words = (value: string): string => value.replace(/\s+/g, "");
      expect(words(left)).toBe(words(text.slice(0, start) + text.slice(end)));
    }),
  );
});
