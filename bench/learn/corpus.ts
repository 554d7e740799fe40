import { readdirSync, readFileSync } from "node:fs";
import { type LabelledDocument, readDocuments } from "../documents.ts";
import { partOf } from "../split.ts";

/** A labelled draft to learn from or to judge by. */
export interface Example {
  readonly document: LabelledDocument;
  readonly positive: boolean;
  /** The subject itself must warn. Null where nobody said. */
  readonly subject: boolean | null;
  /** Who wrote it, or where it is from: folds are cut between sources. */
  readonly source: string;
  /** Learned from, but never read: what fails there is not told. */
  readonly held: boolean;
  readonly weight: number;
}

const folder = new URL("../training/", import.meta.url);

/** The drafts written for this project: training/*.txt, each by one author. */
export function ownExamples(): readonly Example[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".txt"))
    .sort()
    .flatMap((name) => readAuthor(name.replace(/\.txt$/, "")));
}

function readAuthor(author: string): readonly Example[] {
  const lines = readFileSync(new URL(`${author}.txt`, folder), "utf8")
    .split("\n")
    .filter((line) => /^(?:\+s?|-) /.test(line));
  const seen = new Set<string>();
  return lines.flatMap((line, index) => {
    if (seen.has(line)) return [];
    seen.add(line);
    const [mark = "", ...words] = line.split(" ");
    const [subject = "", text = "", names = ""] = words
      .join(" ")
      .split("|")
      .map((part) => part.trim().replace(/ ?⏎ ?/g, "\n"));
    const positive = mark !== "-";
    return [
      {
        document: {
          id: `${author}-${index}`,
          kind: positive ? "positive" : "negative",
          subject,
          text,
          spans: [],
          attachments: names === "" ? [] : names.split(/ ?; ?/).map((name) => ({ name })),
          set: author,
        },
        positive,
        subject: mark === "+s" ? true : positive ? null : false,
        source: author,
        held: false,
        weight: 1,
      },
    ];
  });
}

const health = new Set(["DX", "DRUG", "LAB", "PROC", "CODE", "APPT"]);

/** The documents of an evaluation folder that have a class. */
export function folderExamples(path: string): readonly Example[] {
  return readDocuments(path).flatMap((document) => {
    if (!["positive", "negative", "health_no_id"].includes(document.kind)) return [];
    const positive = document.kind === "positive";
    const inSubject = document.subject_spans ?? [];
    const mail = document.set.startsWith("mail");
    return [
      {
        document,
        positive,
        subject: positive ? (inSubject.some(({ label }) => !health.has(label)) ? true : null) : false,
        source: mail ? "folder-mail" : "folder-public",
        held: partOf(document.id) === "held",
        weight: mail ? 2 : positive ? 1.5 : 1,
      },
    ];
  });
}
