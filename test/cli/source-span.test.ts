import { expect, test } from "vitest";
import { sourceSpan } from "../../cli/source-span.ts";
import { readHtmlBody } from "../../shared/core/draft/html-body.ts";

test.each([
  ["plain words", "<p>for Jane Roe today</p>", "Jane Roe", "Jane Roe"],
  ["words parted by a tag", "<p>Ja<b>ne</b> Roe</p>", "Jane Roe", "Ja<b>ne</b> Roe"],
  ["words that end at a tag", "<p><b>Jane Roe</b> today</p>", "Jane Roe", "Jane Roe"],
  ["a blank that is an entity", "<p>Jane&nbsp;Roe</p>", "Jane\u00a0Roe", "Jane&nbsp;Roe"],
  ["an entity at the end", "<p>Jos&eacute; Nu&ntilde;&eacute;</p>", "José Nuñé", "Jos&eacute; Nu&ntilde;&eacute;"],
  ["an entity at the start", "<p>&Eacute;lise</p>", "Élise", "&Eacute;lise"],
  ["a bare ampersand at the end", "<p>A&B &</p>", "A&B &", "A&B &"],
  ["a letter outside the first plane", "<p>x &#128512; y</p>", "\u{1f600}", "&#128512;"],
  ["folded white space", "<p>Jane\n    Roe</p>", "Jane Roe", "Jane\n    Roe"],
  ["hidden text", '<p>hi</p><div style="display:none">Jane Roe</div>', "Jane Roe", "Jane Roe"],
  ["an attribute", '<p>hi</p><img alt="Jane Roe" src="x">', "Jane Roe", "Jane Roe"],
  ["an attribute with entities", '<p>hi</p><img alt="Jane &amp; Roe">', "Jane & Roe", '<img alt="Jane &amp; Roe">'],
])("%s", (_, html, words, expected) => {
  const body = readHtmlBody(html);
  const start = body.text.indexOf(words);
  expect(start).toBeGreaterThanOrEqual(0);
  const span = sourceSpan(html, body, { start, end: start + words.length });
  expect(html.slice(span.start, span.end)).toBe(expected);
});
