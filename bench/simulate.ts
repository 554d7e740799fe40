/**
 * How many mails a second `sealpost simulate` judges on one core, beside reading their MIME alone (postal-mime, the
 * reader that it uses). In CPU seconds, so that a busy machine does not count; both in turn, the median of several
 * rounds. Run: npm run simulate
 */
import { readFileSync } from "node:fs";
import PostalMime from "postal-mime";
import { judgeOf } from "../cli/judge-mail.ts";
import { joinBlobsAtOnce } from "../cli/simulate/joined-blob.ts";
import { messagesOf } from "../cli/simulate/mbox.ts";
import { readMails } from "../cli/simulate/read-mails.ts";
import { rehearse } from "../cli/simulate/rehearse.ts";
import type { StoredMail } from "../cli/simulate/stored-mail.ts";
import { count, newTally } from "../cli/simulate/tally.ts";
import { loadPolicy } from "../shared/core/policy/load-policy.ts";

const rounds = 7;
const copies = 250;

/** Eight mails as an office sends them: most without patients, two with, one in Spanish, one with an HTML body. */
const mbox = Buffer.from(
  [...Array(copies)]
    .flatMap(() => ordinaryMails())
    .map((mail) => `From - Tue Mar 03 22:15:00 2026\n${mail.replace(/^(>*From )/gm, ">$1")}\n\n`)
    .join(""),
);
const policyText = readFileSync(new URL("../examples/policies/hospital.json", import.meta.url), "utf8");
const { policy } = loadPolicy(policyText);
const mails = copies * ordinaryMails().length;

const parsing: number[] = [];
const judging: number[] = [];
for (let round = 0; round <= rounds; round++) {
  const parsed = await cpuSeconds(parseAll);
  const undo = joinBlobsAtOnce(); // As the command does; reading alone is measured as postal-mime comes.
  const judged = await cpuSeconds(judgeAll);
  undo();
  if (round === 0) continue; // Code that has not been compiled yet.
  parsing.push(mails / parsed);
  judging.push(mails / judged);
}
const [bare, whole] = [median(parsing), median(judging)];
console.log(`${mails} mails, ${(mbox.length / mails / 1_000).toFixed(1)} kB each, ${rounds} rounds`);
console.log(`MIME parsing alone     ${Math.round(bare)} mails a second`);
console.log(`simulate, whole        ${Math.round(whole)} mails a second, ${(bare / whole).toFixed(2)} times the work`);

async function parseAll(): Promise<void> {
  for await (const { bytes } of messagesOf([mbox], 1_000_000)) if (bytes !== null) await PostalMime.parse(bytes);
}

async function judgeAll(): Promise<void> {
  const judge = judgeOf(policy, "2026-03-03");
  const tally = newTally(policy);
  for await (const read of readMails(stored())) {
    if (read.kind === "mail") count(tally, await rehearse(read.mail, read.scanned, judge, null));
  }
  if (tally.mails !== mails) throw new Error("not every mail was judged");
}

async function* stored(): AsyncGenerator<StoredMail> {
  for await (const { bytes } of messagesOf([mbox], 1_000_000)) {
    if (bytes !== null) yield { ok: true, bytes, expected: true, place: { source: 1, part: 1, path: "" } };
  }
}

async function cpuSeconds(work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000_000;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;
}

function ordinaryMails(): readonly string[] {
  const example = (name: string): string => readFileSync(new URL(`../examples/${name}.eml`, import.meta.url), "utf8");
  const clean = example("clean-mail");
  return [
    clean,
    clean,
    clean,
    example("internal-only"),
    example("quoted-reply"),
    example("spanish"),
    clean,
    newsletter(),
  ];
}

function newsletter(): string {
  const words = "The car park closes on Friday for new markings; use the east gate and allow ten minutes more. ".repeat(
    12,
  );
  const html = `<html><body>${words.replace(/[^.;]+[.;]/g, "<p style='margin:0'>$&</p>")}</body></html>`;
  const part = (type: string, content: string): string =>
    `--b\nContent-Type: text/${type}; charset=utf-8\n\n${content}\n`;
  return `From: ann@clinic.example\nTo: all@clinic.example\nSubject: Car park\nDate: Tue, 3 Mar 2026 10:15:00 -0500\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary="b"\n\n${part("plain", words)}${part("html", html)}--b--\n`;
}
