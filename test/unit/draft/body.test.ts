import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { BodyText } from "../../../shared/core/draft/body-text.ts";
import { readHtmlBody } from "../../../shared/core/draft/html-body.ts";
import { readPlainBody } from "../../../shared/core/draft/plain-body.ts";

const visible = ({ text, segments }: BodyText): string =>
  segments
    .filter(({ hidden }) => !hidden)
    .map(({ start, end }) => text.slice(start, end))
    .join("");
const only = (body: BodyText, part: string): string =>
  body.segments
    .filter((segment) => segment.part === part)
    .map(({ start, end }) => body.text.slice(start, end))
    .join("");

describe("an HTML body reads as a reader sees it", () => {
  test.each([
    ["a word split by tags is whole", "confi<b></b>den<i>tial</i>", "confidential"],
    ["entities are characters", "Ca&ntilde;&#243;n &lt;3", "Cañón <3"],
    ["white space collapses", "a  \n\t b", "a b"],
    ["pre keeps its lines", "<pre>a\n  b</pre>", "a\n  b\n"],
    ["blocks are lines", "<p>a</p><p>b</p>", "a\nb\n"],
    ["br is a line", "a<br>b", "a\nb"],
    ["cells are tabs", "<table><tr><td>Roe</td><td>K 6.9</td></tr><tr><td>Doe</td></tr></table>", "Roe\tK 6.9\nDoe\n"],
    ["script, style and title are not text", "<title>t</title><style>s</style><script>x</script>a", "a"],
    ["comments are not text", "a<!-- b -->c", "ac"],
    ["an open tag at the end is survived", "a<b", "a"],
  ])("%s", (_name, html, text) => {
    expect(visible(readHtmlBody(html))).toBe(text);
  });

  test.each([
    ["display none", '<span style="display:none">SSN</span>'],
    ["hidden attribute", "<span hidden>SSN</span>"],
    ["size zero", '<span style="font-size:0px">SSN</span>'],
    ["mso-hide", '<span style="mso-hide:all">SSN</span>'],
    ["alternative text", '<img alt="SSN">'],
    ["tooltip", '<a title="SSN">x</a>'],
  ])("%s is kept, apart from what is seen", (_name, html) => {
    const body = readHtmlBody(`Ro${html}e`);
    expect(body.text).toContain("SSN");
    expect(visible(body)).not.toContain("SSN");
  });

  test("hidden text does not break a visible word", () => {
    expect(visible(readHtmlBody('Ro<span style="display:none">x</span>e')).trimEnd()).toBe("Roe");
  });

  test.each([
    ["Thunderbird's quote", 'own<blockquote type="cite">old</blockquote>'],
    ["Gmail's quote", 'own<div class="gmail_quote">old</div>'],
    ["Outlook's reply header and all behind it", 'own<div id="divRplyFwdMsg">old</div>'],
    ["Thunderbird's forward", 'own<div class="moz-forward-container">old</div>'],
  ])("%s is quoted", (_name, html) => {
    const body = readHtmlBody(html);
    expect(only(body, "own").trim()).toBe("own");
    expect(only(body, "quoted").trim()).toBe("old");
  });

  test("what follows Outlook's reply header stays quoted", () => {
    expect(only(readHtmlBody('own<div id="divRplyFwdMsg">From: x</div><p>old</p>'), "quoted")).toContain("old");
  });

  test.each(['<div class="moz-signature">-- <br>Dr. May</div>', '<div id="Signature">Dr. May</div>'])(
    "%s is a signature",
    (html) => {
      expect(only(readHtmlBody(`hello ${html}`), "signature")).toContain("Dr. May");
    },
  );

  test.each([
    ["plain words", "<p>Jane Roe</p>", "Roe"],
    ["after an entity", "<p>&eacute;&eacute; Roe</p>", "Roe"],
    ["after collapsed space", "<p>a     \n   Roe</p>", "Roe"],
    ["hidden", '<p>a</p><span hidden="">Roe</span>', "Roe"],
    ["in an alternative text", '<p>a</p><img alt="Roe">', ""],
  ])("an offset leads back to the source: %s", (_name, html, word) => {
    const body = readHtmlBody(html);
    const at = body.toSource(body.text.indexOf("Roe"));
    expect(html.slice(at, at + word.length)).toBe(word);
  });
});

test.each(["<A/", "a<A/", "</A/", "<A /"])("a tag that the end cuts off is no text: %s", (html) => {
  const { text, toSource } = readHtmlBody(html);
  expect(text).toBe(html.startsWith("a") ? "a" : "");
  expect(toSource(text.length)).toBeGreaterThanOrEqual(0);
});

describe("hostile markup is survived", () => {
  test.each([
    ["a million unclosed tags", "<b>".repeat(1_000_000)],
    ["a hundred thousand nested quotes", `${"<blockquote type=cite>".repeat(100_000)}x`],
    ["a million closing tags", "</p>".repeat(1_000_000)],
    ["a million open brackets", "<".repeat(1_000_000)],
    ["a five-megabyte image in the markup", `<img src="data:image/png;base64,${"A".repeat(5_000_000)}">`],
    ["lone surrogates", "<p>\ud800</p>\udfff"],
    ["NUL", "a\0b<\0p>"],
  ])("%s", (_name, html) => {
    const { text, segments } = readHtmlBody(html);
    expect(segments.at(-1)?.end ?? 0).toBe(text.length);
  });
});

describe("a plain body", () => {
  test.each([
    ["> old\n", "quoted"],
    ["On Mon, 3 May 2027 at 10:01, Bob wrote:\n> old\n", "quoted"],
    ["El lun, 3 may 2027 a las 10:01, Bob escribió:\n> old\n", "quoted"],
    ["-----Original Message-----\nFrom: x\nold\n", "quoted"],
    ["-------- Forwarded Message --------\nSubject: x\nold\n", "quoted"],
    ["-- \nDr. May\n555-0100\n", "signature"],
  ])("%j is not the sender's own text", (tail, part) => {
    const body = readPlainBody(`own words\n${tail}`);
    expect(only(body, "own")).toBe("own words\n");
    expect(only(body, part)).toBe(tail);
  });

  test("words behind a quote are the sender's own again", () => {
    expect(only(readPlainBody("> old\nmy answer\n"), "own")).toBe("my answer\n");
  });

  test("100,000 nested quote marks are survived", () => {
    expect(only(readPlainBody(`${">".repeat(100_000)} x`), "quoted")).toHaveLength(100_002);
  });
});

const markup = fc.array(
  fc.oneof(
    fc.string(),
    fc.constantFrom(
      "<p>",
      "</p>",
      "<b>",
      "</b>",
      "<blockquote type=cite>",
      "</blockquote>",
      "<span hidden>",
      "</span>",
      "&amp;",
      "&#x1F600;",
      "<td>",
      "<br>",
      "\n> ",
      "-- \n",
      "<div class=moz-signature>",
      "</div>",
    ),
  ),
);

test.each([
  ["html", readHtmlBody],
  ["plain", readPlainBody],
])("segments touch, are in order and cover the text; offsets lead into the source: %s", (_name, read) => {
  fc.assert(
    fc.property(markup, (pieces) => {
      const source = pieces.join("");
      const { text, segments, toSource } = read(source);
      let end = 0;
      for (const segment of segments) {
        expect(segment.start).toBe(end);
        expect(segment.end).toBeGreaterThan(segment.start);
        end = segment.end;
      }
      expect(end).toBe(text.length);
      for (let offset = 0; offset < text.length; offset++) {
        expect(toSource(offset)).toBeGreaterThanOrEqual(0);
        expect(toSource(offset)).toBeLessThanOrEqual(source.length);
      }
    }),
  );
});
