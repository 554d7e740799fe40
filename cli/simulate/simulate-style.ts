import { simulateText } from "../../shared/text/cli-simulate.ts";
import { inspectText } from "../../shared/text/inspect.ts";
import { type Language, speaker } from "../../shared/text/language.ts";
import type { InputProblem } from "../mail.ts";
import { complain, printable } from "../terminal.ts";
import type { RunProgress } from "./progress.ts";
import type { MailPlace } from "./stored-mail.ts";

/** How a run speaks. */
export interface SimulateStyle {
  readonly json: boolean;
  /** Name files: people name them after patients, so only when asked. */
  readonly withPaths: boolean;
  /** Ask about recipients who are new to their sender within these mails. */
  readonly firstTime: boolean;
  readonly language: Language;
  /** In characters. */
  readonly width: number;
  readonly progress: RunProgress;
}

export function placeName({ source, part, path }: MailPlace, { withPaths, language }: SimulateStyle): string {
  if (withPaths) return printable(`${path} (${source}/${part})`);
  return speaker(simulateText, language)("place", { source: String(source), part: String(part) });
}

/** Says that one mail could not be read, and goes on. */
export function complainAt(place: MailPlace, problem: InputProblem, style: SimulateStyle): void {
  const words = speaker(inspectText, style.language)(problem);
  complain(speaker(simulateText, style.language)("error-at", { place: placeName(place, style), problem: words }));
}
