import { styleText } from "node:util";
import type { Policy } from "../../shared/core/policy/policy.ts";
import { simulateText } from "../../shared/text/cli-simulate.ts";
import { heldSentence } from "../../shared/text/held.ts";
import { inspectText } from "../../shared/text/inspect.ts";
import { type Language, speaker } from "../../shared/text/language.ts";
import { table, wrap } from "../terminal.ts";
import { meetings } from "./rehearse.ts";
import { mostFrequent, ruleIdOf, type Tally } from "./tally.ts";

export interface ReportFacts {
  readonly policy: Policy;
  readonly tally: Tally;
  readonly errors: number;
  /** Mails whose sender is in none of the organisation's domains. */
  readonly strangers: number;
  readonly firstTime: boolean;
  readonly language: Language;
  /** In characters. */
  readonly width: number;
}

/** A rehearsal for people: how many mails, what users would have met, and which rules did it. */
export function simulationReport({
  policy,
  tally,
  errors,
  strangers,
  firstTime,
  language,
  width,
}: ReportFacts): string {
  const say = speaker(simulateText, language);
  const inspect = speaker(inspectText, language);
  const share = (count: number): string =>
    new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 1 }).format(count / (tally.mails || 1));
  const number = (count: number): string => count.toLocaleString(language);
  const verdicts = (Object.keys(tally.verdicts) as (keyof Tally["verdicts"])[]).map((kind) => [
    inspect(`verdict-${kind}`),
    number(tally.verdicts[kind]),
    share(tally.verdicts[kind]),
  ]);
  const met = meetings.map((meeting) => [
    number(tally.meetings[meeting]),
    share(tally.meetings[meeting]),
    say(`meeting-${meeting}`),
  ]);
  const rules = { rules: [...policy.rules, ...policy.groups.flatMap(({ settings }) => settings.rules ?? [])] };
  const fired = (shadow: boolean): string[][] =>
    mostFrequent(tally.rules)
      .filter((rule) => rule.shadow === shadow && rule.count > 0)
      .map(({ reason, count }) => [ruleIdOf(reason), number(count), heldSentence(reason, rules, language)]);
  const head = [say("head-rule"), say("head-mails"), say("head-sentence")];
  const live = fired(false);
  const shadow = fired(true);
  return [
    styleText("bold", say("total", { mails: tally.mails, errors })),
    "",
    table([[say("head-verdict"), say("head-mails"), say("head-share")], ...verdicts], width),
    "",
    say("users"),
    table([[say("head-mails"), say("head-share"), say("head-meeting")], ...met], width),
    ...(live.length === 0 ? [] : ["", table([head, ...live], width)]),
    ...(shadow.length === 0 ? [] : ["", say("shadow"), table([head, ...shadow], width)]),
    ...(firstTime ? [] : ["", ...wrap(say("first-time"), width)]),
    ...(strangers === 0 ? [] : ["", ...wrap(say("strangers", { strangers }), width)]),
    "",
  ].join("\n");
}
