import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Attachment } from "../shared/core/draft/attachment.ts";
import { type Draft, makeDraft } from "../shared/core/draft/draft.ts";
import type { EmailAddress } from "../shared/core/draft/email-address.ts";

export interface GoldSpan {
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

/** One labelled document (the schema of a line of a data set). */
export interface LabelledDocument {
  readonly id: string;
  /** `positive` should warn; `gray` and `identifier_only` are not scored as documents; every other class is silent. */
  readonly kind: string;
  readonly subject?: string;
  readonly text: string;
  readonly subject_spans?: readonly GoldSpan[];
  readonly spans: readonly GoldSpan[];
  readonly attachments?: readonly { readonly name: string; readonly spans?: readonly GoldSpan[] }[];
  readonly staff_spans?: readonly GoldSpan[];
  readonly subject_staff_spans?: readonly GoldSpan[];
  readonly source?: string;
  /** The file it came from, without its ending. */
  readonly set: string;
}

/** Every document of a file or of a folder of .jsonl files. Throws with the place when a line cannot be read. */
export function readDocuments(path: string): readonly LabelledDocument[] {
  const files = statSync(path).isDirectory()
    ? readdirSync(path)
        .filter((name) => name.endsWith(".jsonl"))
        .sort()
        .map((name) => join(path, name))
    : [path];
  return files.flatMap((file) =>
    readFileSync(file, "utf8")
      .split("\n")
      .flatMap((line, index) => {
        if (line.trim() === "") return [];
        try {
          const set = (file.split("/").at(-1) ?? file).replace(/\.jsonl$/, "");
          return [{ spans: [], ...(JSON.parse(line) as object), set } as unknown as LabelledDocument];
        } catch {
          throw new Error(`${file}:${index + 1} is not JSON`);
        }
      }),
  );
}

export function draftOf(document: LabelledDocument): Draft {
  return makeDraft({
    from: { name: "", address: "sender@clinic.example" as EmailAddress },
    recipients: [],
    subject: document.subject ?? "",
    source: { format: "plain", content: document.text },
    attachments: (document.attachments ?? []).map(
      ({ name }, index): Attachment => ({
        id: String(index),
        name,
        mediaType: "application/octet-stream",
        size: 1,
        sha256: null,
        reading: { state: "unread" },
      }),
    ),
  });
}
