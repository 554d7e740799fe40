import { printable, wrap } from "../terminal.ts";
import type { Result, State } from "./result.ts";
import { adviceOn, say, textOf } from "./say.ts";

export interface Section {
  readonly heading: string;
  readonly results: readonly Result[];
}

export type Counts = Readonly<Record<State, number>>;

const states: readonly State[] = ["ok", "warning", "failure", "cannot-tell"];

/** For people: each result with its state in words, and what to do below it. */
export function report(sections: readonly Section[], width: number): string {
  const widest = Math.max(...states.map((state) => say(`state-${state}`).length));
  const blocks = sections.map(({ heading, results }) => {
    const lines = results.flatMap((result) => {
      const state = say(`state-${result.state}`).padEnd(widest);
      const text = wrap(printable(textOf(result)), width - widest - 4);
      const advice = adviceOn(result);
      const todo = advice === null ? [] : wrap(printable(say("todo", { advice })), width - widest - 4);
      return [
        ...text.map((line, at) => `  ${at === 0 ? state : " ".repeat(widest)}  ${line}`),
        ...todo.map((line) => `  ${" ".repeat(widest)}  ${line}`),
      ];
    });
    return [printable(heading), ...lines].join("\n");
  });
  return `${blocks.join("\n\n")}\n\n${total(countsOf(sections))}\n`;
}

export function reportJson(sections: readonly Section[]): string {
  const results = sections.flatMap((section) =>
    section.results.map((result) => ({ ...result, text: textOf(result), todo: adviceOn(result) })),
  );
  return `${JSON.stringify({ counts: countsOf(sections), results }, null, 2)}\n`;
}

export function countsOf(sections: readonly Section[]): Counts {
  const all = sections.flatMap(({ results }) => results);
  const count = (state: State): number => all.filter((result) => result.state === state).length;
  return { ok: count("ok"), warning: count("warning"), failure: count("failure"), "cannot-tell": count("cannot-tell") };
}

function total({ ok, warning, failure, "cannot-tell": unknown }: Counts): string {
  return say("total", { ok, warnings: warning, failures: failure, unknown });
}
