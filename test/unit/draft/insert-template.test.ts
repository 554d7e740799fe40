import { expect, test } from "vitest";
import { insertTemplate } from "../../../shared/core/draft/insert-template.ts";
import { draftOf } from "../../support/draft-of.ts";

const words = { subject: "A message from the clinic", body: "Your results are ready.\nCall us.\n\nThe <clinic>" };

test("the text goes in front of what is there, as paragraphs", () => {
  const change = insertTemplate(draftOf({ html: "<html><body class=x><p>-- <br>Alice</p></body></html>" }), words);
  expect(change.body).toEqual({
    format: "html",
    content:
      "<html><body class=x><p>Your results are ready.<br>Call us.</p><p>The &#60;clinic&#62;</p><p>-- <br>Alice</p></body></html>",
  });
});

test("in plain text with a line between", () => {
  expect(insertTemplate(draftOf({ text: "-- \nAlice" }), words).body?.content).toBe(`${words.body}\n\n-- \nAlice`);
});

test.each([
  ["", "A message from the clinic"],
  ["Maria Lopez, HIV", "A message from the clinic"],
  ["Re: [EXTERNAL] Maria Lopez, HIV", "Re: [EXTERNAL] A message from the clinic"],
])("the subject %j becomes a neutral one", (subject, expected) => {
  expect(insertTemplate(draftOf({ subject }), words).subject).toBe(expected);
});
