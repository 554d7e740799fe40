import { inspectText } from "../shared/text/inspect.ts";
import { type Language, speaker } from "../shared/text/language.ts";
import type { Outcome } from "./exit-code.ts";

/** Counts for whoever waits in front of a long run. */
export interface Progress {
  readonly step: (outcome: Outcome) => void;
  readonly done: () => { readonly done: number; readonly found: number; readonly failed: number };
}

/** How often it speaks, in milliseconds. */
const everyMs = 1_000;

/** Speaks on stderr once a second and at the end; on a terminal the line stays in its place. Silent when not `shown`. */
export function progressOn(stderr: NodeJS.WriteStream, shown: boolean, language: Language): Progress {
  const say = speaker(inspectText, language);
  const counts = { done: 0, found: 0, failed: 0 };
  let spoken = performance.now();
  const speak = (end: string): void => {
    spoken = performance.now();
    stderr.write(`${stderr.isTTY ? "\r\u001b[K" : ""}${say("progress", counts)}${end}`);
  };
  return {
    step(outcome): void {
      counts.done++;
      if (outcome !== "clean") counts[outcome]++;
      if (shown && performance.now() - spoken > everyMs) speak(stderr.isTTY ? "" : "\n");
    },
    done() {
      if (shown) speak("\n");
      return counts;
    },
  };
}
