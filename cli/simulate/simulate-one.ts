import { domainOf } from "../../shared/core/draft/email-address.ts";
import { purposeOf } from "../../shared/core/policy/recipient-concerns.ts";
import { simulateText } from "../../shared/text/cli-simulate.ts";
import { speaker } from "../../shared/text/language.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { Judge } from "../judge-mail.ts";
import type { Mail } from "../mail.ts";
import { findingsIn } from "../scan-mail.ts";
import { complain, print, printable } from "../terminal.ts";
import { openReviewTable, type ReviewTable } from "./csv.ts";
import { readMails } from "./read-mails.ts";
import { rehearse } from "./rehearse.ts";
import { simulationReport } from "./report.ts";
import { runMemory } from "./run-memory.ts";
import { complainAt, type SimulateStyle } from "./simulate-style.ts";
import { storedMails } from "./stored-mails.ts";
import { count, newTally, tallyJson } from "./tally.ts";

/** Rehearses one policy. Exit 2 when any mail could not be read: the figures are then not whole. */
export async function simulateOne(
  paths: readonly string[],
  judge: Judge,
  csvFile: string | undefined,
  style: SimulateStyle,
): Promise<ExitCode> {
  const say = speaker(simulateText, style.language);
  let csv: ReviewTable | null = null;
  try {
    if (csvFile !== undefined) csv = await openReviewTable(csvFile, style.withPaths);
  } catch {
    complain(say("unwritable", { file: printable(csvFile ?? "") }));
    return exitCode.failed;
  }
  const tally = newTally(judge.policy);
  const memory = style.firstTime ? runMemory() : null;
  let errors = 0;
  let strangers = 0;
  for await (const read of readMails(storedMails(paths))) {
    if (read.kind === "mail") {
      const findings = findingsIn(read.scanned);
      const rehearsed = await rehearse(read.mail, read.scanned, judge, memory?.of(read.mail.from) ?? null);
      memory?.note(read.mail, purposeOf(findings));
      count(tally, rehearsed);
      if (!isOurs(read.mail, judge)) strangers++;
      await csv?.mail(read.place, findings, rehearsed);
    } else {
      errors++;
      complainAt(read.place, read.problem, style);
      await csv?.error(read.place, read.problem);
    }
    style.progress.step(read.size, read.kind === "error");
  }
  style.progress.done();
  await csv?.end();
  if (tally.mails === 0 && errors === 0) complain(say("nothing-read"));
  const { policy } = judge;
  await print(
    style.json
      ? `${JSON.stringify(tallyJson(tally, errors))}\n`
      : simulationReport({ ...style, policy, tally, errors, strangers }),
  );
  return errors > 0 || tally.mails === 0 ? exitCode.failed : exitCode.clean;
}

function isOurs({ from }: Mail, { policy }: Judge): boolean {
  return from !== null && policy.domains.includes(domainOf(from.address));
}
