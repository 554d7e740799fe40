import { purposeOf } from "../../shared/core/policy/recipient-concerns.ts";
import { simulateText } from "../../shared/text/cli-simulate.ts";
import { inspectText } from "../../shared/text/inspect.ts";
import { speaker } from "../../shared/text/language.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { Judge } from "../judge-mail.ts";
import { findingsIn } from "../scan-mail.ts";
import { complain, print } from "../terminal.ts";
import { type ChangedMail, changedJson, isChanged } from "./compare.ts";
import { readMails } from "./read-mails.ts";
import { type Rehearsed, rehearse } from "./rehearse.ts";
import { simulationReport } from "./report.ts";
import { runMemory } from "./run-memory.ts";
import { complainAt, placeName, type SimulateStyle } from "./simulate-style.ts";
import { storedMails } from "./stored-mails.ts";
import { count, newTally, reasonsOf, ruleIdOf, tallyJson } from "./tally.ts";

/** Rehearses two policies at once and names the mails that change verdict, as they come. */
export async function simulateChange(
  paths: readonly string[],
  old: Judge,
  next: Judge,
  style: SimulateStyle,
): Promise<ExitCode> {
  const say = speaker(simulateText, style.language);
  const before = newTally(old.policy);
  const after = newTally(next.policy);
  const memory = style.firstTime ? runMemory() : null;
  let errors = 0;
  let changed = 0;
  if (style.json) await print('{"changed":[');
  for await (const read of readMails(storedMails(paths))) {
    if (read.kind === "mail") {
      const mail: ChangedMail = {
        place: read.place,
        old: await rehearse(read.mail, read.scanned, old, memory?.of(read.mail.from) ?? null),
        new: await rehearse(read.mail, read.scanned, next, memory?.of(read.mail.from) ?? null),
      };
      memory?.note(read.mail, purposeOf(findingsIn(read.scanned)));
      count(before, mail.old);
      count(after, mail.new);
      if (isChanged(mail.old, mail.new)) await print(changeOf(mail, changed++ === 0, style));
    } else {
      errors++;
      complainAt(read.place, read.problem, style);
    }
    style.progress.step(read.size, read.kind === "error");
  }
  style.progress.done();
  if (before.mails === 0 && errors === 0) complain(say("nothing-read"));
  if (style.json) {
    const totals = { old: tallyJson(before, errors), new: tallyJson(after, errors) };
    await print(`],${JSON.stringify(totals).slice(1)}\n`);
  } else {
    const facts = { ...style, errors, strangers: 0 };
    await print(`${changed === 0 ? "" : "\n"}${say("changed-total", { changed })}\n\n`);
    await print(`${say("under-old")} ${simulationReport({ ...facts, policy: old.policy, tally: before })}\n`);
    await print(`${say("under-new")} ${simulationReport({ ...facts, policy: next.policy, tally: after })}`);
  }
  return errors > 0 || before.mails === 0 ? exitCode.failed : exitCode.clean;
}

/** One change: an entry of the JSON list, or a line. */
function changeOf(mail: ChangedMail, isFirst: boolean, style: SimulateStyle): string {
  if (style.json) return `${isFirst ? "" : ","}${JSON.stringify(changedJson(mail, style.withPaths))}`;
  const say = speaker(simulateText, style.language);
  const place = placeName(mail.place, style);
  return `${say("changed", { place, old: sideOf(mail.old, style), new: sideOf(mail.new, style) })}\n`;
}

function sideOf({ judgement: { verdict } }: Rehearsed, { language }: SimulateStyle): string {
  const reasons = reasonsOf(verdict).map(ruleIdOf);
  const kind = speaker(inspectText, language)(`verdict-${verdict.kind}`);
  return reasons.length === 0 ? kind : `${kind} (${reasons.join(", ")})`;
}
