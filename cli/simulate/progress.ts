import { simulateText } from "../../shared/text/cli-simulate.ts";
import { type Language, speaker } from "../../shared/text/language.ts";

/** How often it speaks, in milliseconds. */
const everyMs = 1_000;

export interface RunProgress {
  /** `bytes`: the size of one more mail. */
  readonly step: (bytes: number, failed: boolean) => void;
  readonly done: () => void;
}

/** Counts mails and megabytes on stderr; on a terminal the line stays in its place. Silent when not `shown`. */
export function runProgress(stderr: NodeJS.WriteStream, shown: boolean, language: Language): RunProgress {
  const say = speaker(simulateText, language);
  let mails = 0;
  let errors = 0;
  let bytes = 0;
  let spoken = performance.now();
  const speak = (end: string): void => {
    spoken = performance.now();
    const megabytes = Math.round(bytes / 1_000_000);
    stderr.write(`${stderr.isTTY ? "\r\u001b[K" : ""}${say("progress", { mails, errors, megabytes })}${end}`);
  };
  return {
    step(size, failed): void {
      mails++;
      bytes += size;
      if (failed) errors++;
      if (shown && performance.now() - spoken > everyMs) speak(stderr.isTTY ? "" : "\n");
    },
    done(): void {
      if (shown) speak("\n");
    },
  };
}
