import { styleText } from "node:util";
import type { Where } from "../shared/core/detection/finding.ts";
import type { Policy } from "../shared/core/policy/policy.ts";
import type { Standing } from "../shared/core/recipients/recipient-trust.ts";
import { kindText, reasonText } from "../shared/text/findings.ts";
import { heldSentence } from "../shared/text/held.ts";
import { inspectText } from "../shared/text/inspect.ts";
import { type Language, speaker } from "../shared/text/language.ts";
import type { Inspection, PlacedFinding } from "./inspect-mail.ts";
import type { Mail } from "./mail.ts";
import { printable, table, wrap } from "./terminal.ts";

export interface ReportStyle {
  readonly language: Language;
  /** Its guidance stands beside the reasons. */
  readonly policy: Policy;
  /** In characters. */
  readonly width: number;
  /** Show the words found: on a screen that nobody logs. */
  readonly show: boolean;
}

/** One inspected mail for people: verdict, what to do, and a table of what was found. */
export function inspectionReport(title: string, mail: Mail, inspection: Inspection, style: ReportStyle): string {
  const {
    judgement: { verdict },
    findings,
  } = inspection;
  const say = speaker(inspectText, style.language);
  const todo =
    verdict.kind === "clear"
      ? [say("todo-clear")]
      : verdict.reasons.map((reason) => heldSentence(reason, style.policy, style.language));
  const lines = [
    styleText("bold", printable(title)),
    `  ${say("verdict")}: ${styleText(colours[verdict.kind], say(`verdict-${verdict.kind}`))}`,
    ...todo.flatMap((one) => wrap(one, style.width - 4).map((line) => `    ${line}`)),
    `  ${say("recipients")}: ${recipientsLine(mail, inspection, style)}`,
  ];
  if (findings.length > 0) lines.push("", findingsTable(mail, findings, style));
  return `${lines.join("\n")}\n\n`;
}

const colours = { clear: "green", protect: "yellow", ask: "yellow", refuse: "red" } as const;

function recipientsLine(mail: Mail, { trust }: Inspection, { language }: ReportStyle): string {
  const say = speaker(inspectText, language);
  if (mail.recipients.length === 0) return say("recipients-assumed");
  const counts = new Map<Standing, number>();
  for (const { standing } of trust) counts.set(standing, (counts.get(standing) ?? 0) + 1);
  return [...counts].map(([standing, count]) => say(`standing-${standing}`, { count })).join(", ");
}

/** Each reason is spelt out once, below the table, under the number that its rows carry. */
function findingsTable(mail: Mail, findings: readonly PlacedFinding[], { language, show, width }: ReportStyle): string {
  const say = speaker(inspectText, language);
  const reasons = [...new Set(findings.map(({ reason }) => reason))];
  const row = (place: string, kind: string, level: string, why: string, phrase: string): string[] =>
    show ? [place, kind, level, why, phrase] : [place, kind, level, why];
  const head = row(say("head-place"), say("head-kind"), say("head-level"), say("head-reason"), say("head-phrase"));
  const rows = findings.map((finding) =>
    row(
      placeOf(finding, language),
      kindText[language][finding.kind],
      say(`level-${finding.level}`),
      String(reasons.indexOf(finding.reason) + 1),
      phraseOf(mail, finding),
    ),
  );
  const legend = reasons.map((reason, index) => [String(index + 1), reasonText[language][reason]]);
  return `${table([head, ...rows], width)}\n\n${table(legend, width)}`;
}

function placeOf({ where, field, span }: PlacedFinding, language: Language): string {
  const say = speaker(inspectText, language);
  const [part, index] = where.split(":") as [WherePart, string?];
  const place = say(`place-${part}`, { number: Number(index ?? 0) + 1 });
  return `${field === "html" ? say("place-hidden", { place }) : place} ${span.start}–${span.end}`;
}

type WherePart = Where extends infer W ? (W extends `${infer Part}:${number}` ? Part : W) : never;

function phraseOf(mail: Mail, { where, field, span: { start, end } }: PlacedFinding): string {
  const [part, index] = where.split(":");
  const attachment = mail.attachments[Number(index)];
  const body = field === "html" || mail.text === null ? mail.html : mail.text;
  const text =
    part === "subject"
      ? mail.subject
      : part === "attachment-name"
        ? attachment?.name
        : part === "attachment"
          ? attachment?.reading.state === "text" && attachment.reading.text
          : body;
  return text ? printable(text.slice(start, end)) : "";
}
