import { describe, expect, test } from "vitest";
import { changeFor, type DraftEdit } from "../../../shared/pane/edit-draft.ts";
import { draftOf } from "../../support/draft-of.ts";
import { policyOf } from "../../support/policy-of.ts";

const policy = policyOf({
  templates: [
    {
      id: "results",
      title: { en: "Results" },
      subject: { en: "A message", es: "Un mensaje" },
      body: { en: "Ready.", es: "Listos." },
    },
  ],
});
const draft = draftOf({
  to: ["bob@example.org", "Eve <eve@example.org>"],
  subject: "Re: Maria Lopez",
  text: "MRN 1 is here.\n\nOn Tue, Ann wrote:\n> K 6.9\n",
  attachments: [{ id: "7" }, { id: "8" }],
});
const mrn = { kind: "mrn", where: "body", span: { start: 0, end: 5 } } as const;

describe("what is written", () => {
  test.each<[string, DraftEdit, object | null]>([
    ["the subject moved", { kind: "move-subject" }, { subject: "Re: Please see message" }],
    ["the quote taken out", { kind: "trim-quote" }, { body: { format: "plain", content: "MRN 1 is here.\n" } }],
    ["a file detached by its place", { kind: "detach", attachment: 1 }, { removeAttachments: ["8"] }],
    ["people moved to Bcc", { kind: "move-to-bcc", recipients: [1] }, { toBcc: ["eve@example.org"] }],
    ["nobody who is not there", { kind: "move-to-bcc", recipients: [0, 9] }, null],
    ["no file that is not there", { kind: "detach", attachment: 2 }, null],
    [
      "a phrase taken out",
      { kind: "remove", findings: [mrn] },
      { body: { content: expect.stringMatching(/^ is here/) } },
    ],
    ["nothing out of a file", { kind: "remove", findings: [mrn, { ...mrn, where: "attachment:0" }] }, null],
    ["nothing for no finding", { kind: "remove", findings: [] }, null],
    [
      "a template in the language asked for",
      { kind: "insert-template", template: "results", language: "es" },
      { subject: "Re: Un mensaje", body: { content: expect.stringMatching(/^Listos\.\n\nMRN 1/) } },
    ],
    ["no template that is not there", { kind: "insert-template", template: "other", language: "en" }, null],
  ])("%s", (_, edit, change) => {
    const made = changeFor(edit, draft, policy);
    if (change === null) expect(made).toBeNull();
    else expect(made).toMatchObject(change);
  });
});
