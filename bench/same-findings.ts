/**
 * `node bench/same-findings.ts OUT [PATH]`: writes what detection finds in every training draft, alone and joined to long
 * mails, and in the drafts of a folder: one line each, so that two states of the engine can be compared with `diff`.
 */
import { writeFileSync } from "node:fs";
import { detectors } from "../shared/core/detection/detectors.ts";
import { mentions } from "../shared/core/detection/mentions.ts";
import { scanDraft } from "../shared/core/detection/scan-draft.ts";
import type { Attachment } from "../shared/core/draft/attachment.ts";
import type { Draft } from "../shared/core/draft/draft.ts";
import { adversarialTexts } from "./adversarial.ts";
import { draftOf, type LabelledDocument, readDocuments } from "./documents.ts";
import { ownExamples } from "./learn/corpus.ts";

const [out, path] = process.argv.slice(2);
if (out === undefined) throw new Error("Where to? node bench/same-findings.ts OUT [PATH]");

const documents: LabelledDocument[] = ownExamples().map(({ document }) => document);
if (path !== undefined) documents.push(...readDocuments(path));
const bare = (id: string, text: string): LabelledDocument => ({ id, kind: "", text, spans: [], set: "joined" });
/** Long mails read in several blocks: drafts one behind another, in subjects and files too. */
const size = 400;
const joined = Array.from({ length: Math.ceil(documents.length / size) }, (_, at) =>
  bare(
    `joined ${at}`,
    documents
      .slice(at * size, (at + 1) * size)
      .map(({ subject, text }) => `${subject ?? ""}\n${text}`)
      .join(at % 2 === 0 ? "\n\n" : "\n"),
  ),
);
const made = Object.entries(adversarialTexts(40_000)).map(([name, text]) => bare(name, text));

/** A file about one draft in a message about another, from somebody whose name the message has. */
const withFiles = documents
  .filter((_, at) => at % 5 === 0)
  .map((document, at): readonly [LabelledDocument, Draft] => {
    const other = documents[(at * 7 + 3) % documents.length] as LabelledDocument;
    const name = /\b\p{Lu}\p{Ll}{2,}(?: \p{Lu}\p{Ll}+)?/u.exec(document.text)?.[0] ?? "";
    const draft = draftOf({ ...document, attachments: [{ name: `${name}_scan.pdf` }, { name: "notes.txt" }] });
    const [scan, notes] = draft.attachments as [Attachment, Attachment];
    const file: Attachment = { ...notes, reading: { state: "text", text: `${other.subject ?? ""}\n${other.text}` } };
    return [
      { ...document, set: "with files" },
      { ...draft, from: { ...draft.from, name }, attachments: [scan, file] },
    ];
  });

/** Confidence is rounded: the order of sums may change its last digits. */
const alone = [...documents, ...joined, ...made].map((document) => [document, draftOf(document)] as const);
const lines = [...alone, ...withFiles].map(([document, draft]) => {
  const findings = scanDraft(draft, detectors).map(
    ({ kind, where, span, confidence, level, reason, person }) =>
      `${kind} ${where} ${span.start}-${span.end} ${confidence.toFixed(5)} ${level} ${reason} ${person ?? ""}`,
  );
  const named = mentions(draft).map(({ kind, where, span }) => `${kind} ${where} ${span.start}-${span.end}`);
  return `${document.set} ${document.id}: ${findings.join("; ")} | ${named.join("; ")}`;
});
writeFileSync(out, `${lines.join("\n")}\n`);
