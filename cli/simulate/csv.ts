import { once } from "node:events";
import { createWriteStream, type WriteStream } from "node:fs";
import type { Finding } from "../../shared/core/detection/finding.ts";
import { standings } from "../../shared/core/recipients/recipient-trust.ts";
import type { InputProblem } from "../mail.ts";
import type { Rehearsed } from "./rehearse.ts";
import type { MailPlace } from "./stored-mail.ts";
import { reasonsOf, ruleIdOf } from "./tally.ts";

/** A table for review, a row a mail: codes and counts, and where the mail is. Rejects when it cannot be written. */
export interface ReviewTable {
  readonly mail: (place: MailPlace, findings: readonly Finding[], rehearsed: Rehearsed) => Promise<void>;
  readonly error: (place: MailPlace, problem: InputProblem) => Promise<void>;
  readonly end: () => Promise<void>;
}

const heading = ["source", "part", "path", "verdict", "user", "rules", "shadow", ...standings, "findings", "error"];

/** Paths stand in it only when asked for: people name files after patients. */
export async function openReviewTable(file: string, withPaths: boolean): Promise<ReviewTable> {
  const stream = createWriteStream(file);
  await once(stream, "open");
  let failure: unknown = null;
  stream.on("error", (error) => {
    failure = error;
  });
  const row = async (cells: readonly (string | number)[]): Promise<void> => {
    if (failure !== null) throw failure;
    await write(stream, `${cells.map((cell) => quoted(String(cell))).join(",")}\r\n`);
  };
  const start = ({ source, part, path }: MailPlace): (string | number)[] => [source, part, withPaths ? path : ""];
  await row(heading);
  return {
    mail: (place, findings, { judgement: { verdict, shadow }, trust, meeting }) =>
      row([
        ...start(place),
        verdict.kind,
        meeting,
        reasonsOf(verdict).map(ruleIdOf).join(" "),
        shadow.map(ruleIdOf).join(" "),
        ...standings.map((standing) => trust.filter((one) => one.standing === standing).length),
        kindCounts(findings),
        "",
      ]),
    error: (place, problem) => row([...start(place), "", "", "", "", ...standings.map(() => ""), "", problem]),
    async end() {
      stream.end();
      await once(stream, "close");
      if (failure !== null) throw failure;
    },
  };
}

async function write(stream: WriteStream, text: string): Promise<void> {
  if (!stream.write(text)) await once(stream, "drain");
}

function kindCounts(findings: readonly Finding[]): string {
  const counts = new Map<string, number>();
  for (const { kind, level } of findings) if (level === "warn") counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => `${kind}=${count}`).join(" ");
}

/** RFC 4180; and nothing that a spreadsheet would take for a formula. */
function quoted(cell: string): string {
  const harmless = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
