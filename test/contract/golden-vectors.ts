import { afterEach, describe, expect, test } from "vitest";
import type { Draft } from "../../shared/core/draft/draft.ts";
import { type GoldenVector, goldenVectorFiles, policyDocument, type VectorDraft } from "../support/golden-vector.ts";
import { judgeVector } from "../support/judge-vector.ts";
import type { DraftOpener, OpenDraft, StartingDraft } from "./open-draft.ts";
import { textFile } from "./starting-drafts.ts";

/** Vectors that any mail client can be put into by typing: one or two a theme, so that a run in a real one stays short. */
const typed = [
  "phi-in-subject/outside",
  "phi-in-subject/inside",
  "phi-in-subject/not-in-an-ordinary-subject",
  "phi-in-subject/spanish",
  "phi-to-outside/another-organisation",
  "phi-to-outside/html",
  "phi-to-outside/bcc",
  "phi-to-outside/attachment-text",
  "phi-to-outside/spanish",
  "phi-to-outside/not-inside",
  "phi-to-outside/sealed-when-chosen",
  "phi-to-partner/pinned-tls",
  "phi-to-partner/partner-and-outside-the-stronger-counts",
  "look-alike-recipient/a-number-for-a-letter",
  "look-alike-recipient/not-the-domain-itself",
  "first-time-recipient/never-sent-to",
  "name-mismatch/another-person",
  "many-outside-recipients/over-the-limit",
  "greeting-mismatch/greets-another",
  "several-patients/to-another-organisation",
  "override/break-glass-in-an-emergency",
  "decision/void-after-an-edit-of-the-body",
  "gateway/told-when-proven",
  "submit/when-chosen",
  "shadow/recorded-and-not-asked",
  "condition/attachments-extensions",
  "strictest/everybody-is-outside",
] as const;

/**
 * The same verdicts in each mail client: a draft is typed into the client, read through its `ComposeHost`, and must come
 * to what the golden vector says. What a client adds to a body (its signature, its markup) must not change that.
 */
export function goldenVectorContract(name: string, openDraft: DraftOpener, ids: readonly string[] = typed): void {
  describe(`golden vectors: ${name}`, () => {
    let opened: OpenDraft | null = null;
    afterEach(async () => {
      await opened?.close().catch(() => {});
      opened = null;
    });

    test.each(ids)("%s", async (id) => {
      const { vector, document } = vectorOf(id);
      opened = await openDraft(startingDraft(vector.draft));
      const read = await opened.host.read();
      expect(await judgeVector(decidedFor(vector, read), document, read)).toEqual(vector.expect);
    });
  });
}

function vectorOf(id: string): { vector: GoldenVector; document: object } {
  for (const file of goldenVectorFiles()) {
    const vector = file.vectors.find((one) => one.id === id);
    if (vector !== undefined) return { vector, document: policyDocument(file, vector) };
  }
  throw new Error(`no golden vector is called ${id}`);
}

/** Throws where somebody would have to do more than type. */
function startingDraft({
  from,
  kind,
  participants,
  answered,
  encryption,
  groups,
  ...draft
}: VectorDraft): StartingDraft {
  const more = [from, kind, participants, answered, encryption, groups].some((part) => part !== undefined);
  if (more) throw new Error("this vector cannot be typed");
  const { to = [], cc = [], bcc = [], subject = "", text, html, attachments = [] } = draft;
  return {
    to,
    cc,
    bcc,
    subject,
    body: html === undefined ? { format: "plain", content: text ?? "" } : { format: "html", content: html },
    attachments: attachments.map((file) => textFile(file.name, file.text ?? "")),
  };
}

/** A decision for another draft than this one stays one for another, whatever the client makes of the body. */
function decidedFor(vector: GoldenVector, read: Draft): GoldenVector {
  const { decision } = vector;
  if (decision?.madeFor === undefined) return vector;
  const other = { ...decision.madeFor, subject: `${read.subject} (before)` };
  return { ...vector, decision: { ...decision, madeFor: other } };
}
