import { hashOf } from "../split.ts";
import type { Bag } from "./bags.ts";
import type { Example } from "./corpus.ts";
import type { Learned } from "./learn-from.ts";
import { curveOf, reportOf, type Scored } from "./report.ts";
import { scoreBags } from "./score-bags.ts";

type Learn = (bags: readonly Bag[]) => Learned;

/** Each author judged by what was learned from others: `count` times some of the files are left out. */
export function leaveAuthorsOut(bags: readonly Bag[], learn: Learn, count: number, errors: boolean): string {
  const authors = [...new Set(bags.map(({ example }) => example.source))].filter((source) => !isFolder(source));
  const scored = Array.from({ length: count }, (_, fold) => {
    const left = new Set(authors.filter((_, at) => at % count === fold));
    return leaveOut(bags, learn, ({ source }) => left.has(source));
  }).flat();
  return tableOf("without", scored, ({ source }) => source, errors);
}

/** The evaluation folder's four quarters, by a hash of the id: each judged by what was learned without it. */
export function leaveQuartersOut(bags: readonly Bag[], learn: Learn, errors: boolean): string {
  const scored = [0, 1, 2, 3].flatMap((quarter) =>
    leaveOut(bags, learn, ({ source, document }) => isFolder(source) && hashOf(document.id) % 4 === quarter),
  );
  return tableOf("out of fold", scored, ({ document }) => document.set, errors);
}

function isFolder(source: string): boolean {
  return source.startsWith("folder");
}

function leaveOut(bags: readonly Bag[], learn: Learn, out: (example: Example) => boolean): readonly Scored[] {
  const left = bags.filter(({ example }) => out(example));
  return left.length === 0 ? [] : scoreBags(learn(bags.filter(({ example }) => !out(example))), left);
}

function tableOf(
  title: string,
  scored: readonly Scored[],
  classOf: (example: Example) => string,
  errors: boolean,
): string {
  const classes = [...new Set(scored.map(({ example }) => classOf(example)))];
  return [
    ...classes.map((name) =>
      reportOf(
        `${title} ${name}`,
        scored.filter(({ example }) => classOf(example) === name),
        errors,
      ),
    ),
    reportOf(`${title}: all`, scored, false),
    curveOf(`${title}: all`, scored),
  ].join("");
}
