import { expect, test } from "vitest";
import { moveSubjectIntoBody } from "../../../shared/core/draft/move-subject.ts";
import { draftOf } from "../../support/draft-of.ts";

test.each([
  ["Jane Roe HIV positive", "Please see message", "Jane Roe HIV positive"],
  ["Re: Jane Roe HIV positive", "Re: Please see message", "Jane Roe HIV positive"],
  ["RE: FW: Jane Roe", "RE: FW: Please see message", "Jane Roe"],
  ["[EXTERNAL] Re: Jane Roe", "[EXTERNAL] Re: Please see message", "Jane Roe"],
  ["Fwd: Re[2]: Jane Roe", "Fwd: Re[2]: Please see message", "Jane Roe"],
  ["RV: RE: Jane Roe", "RV: RE: Please see message", "Jane Roe"],
  ["EXTERNAL: Antw: Jane Roe", "EXTERNAL: Antw: Please see message", "Jane Roe"],
  ["[EXT] Fw: [External] Jane Roe", "[EXT] Fw: [External] Please see message", "Jane Roe"],
  ["Re : Jane Roe", "Re : Please see message", "Jane Roe"],
  ["Res ipsa: Jane Roe", "Please see message", "Res ipsa: Jane Roe"],
  ["Reagan Roe MRI", "Please see message", "Reagan Roe MRI"],
  ["Fw Roe", "Please see message", "Fw Roe"],
])("%s", (subject, neutral, moved) => {
  const change = moveSubjectIntoBody(draftOf({ subject, text: "Hello" }), "Please see message");
  expect(change).toEqual({ subject: neutral, body: { format: "plain", content: `${moved}\n\nHello` } });
});

test("in HTML it becomes the first paragraph, as text and nothing else", () => {
  const html = '<html><head></head><body class="x"><p>Hello</p></body></html>';
  expect(moveSubjectIntoBody(draftOf({ subject: "K < 2 & <b>", html }), "n").body?.content).toBe(
    '<html><head></head><body class="x"><p>K &#60; 2 &#38; &#60;b&#62;</p><p>Hello</p></body></html>',
  );
});

test("HTML without a body element is survived", () => {
  expect(moveSubjectIntoBody(draftOf({ subject: "s", html: "x" }), "n").body?.content).toBe("<p>s</p>x");
});
