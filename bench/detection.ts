/**
 * `npm run bench:detection [-- PATH] [--json]`: how fast detection is: per 2 KB mail, per megabyte, against the floor of
 * just reading words and looking them up, against peers, over growing lengths and on texts made to be slow.
 * PATH: a folder of drafts to take the 2 KB mails from; without it, the training drafts. Of each mail the fastest of many
 * rounds counts, so that what else runs on the machine does not.
 */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";
import { detectors } from "../shared/core/detection/detectors.ts";
import { makeBlock, readBlock } from "../shared/core/detection/reading/block.ts";
import { scanDraft } from "../shared/core/detection/scan-draft.ts";
import { adversarialTexts } from "./adversarial.ts";
import { draftOf, type LabelledDocument, readDocuments } from "./documents.ts";
import { ownExamples } from "./learn/corpus.ts";
import { loadPeers } from "./peers.ts";

const mailSize = 2048;
const rounds = 120;
const json = process.argv.includes("--json");
const path = process.argv.slice(2).find((argument) => !argument.startsWith("--"));

const source = (path === undefined ? ownExamples().map(({ document }) => document) : readDocuments(path))
  .map(({ subject, text }) => `${subject ?? ""}\n${text}`)
  .join("\n\n");
const mails: string[] = [];
for (let at = 0; at < 200; at++) mails.push(windowOf(source, at * 13_613));
const drafts = mails.map((text) => draft(text));

const warmUp = performance.now();
while (performance.now() - warmUp < 1_500) for (const mail of drafts) scanDraft(mail, detectors);
const times = fastest(drafts, (mail) => scanDraft(mail, detectors));
const p50 = quantile(times, 0.5);

const block = makeBlock();
const readOnly = (text: string): void => {
  for (let from = 0; from < text.length; ) from = Math.max(readBlock(block, text, from, false), from + 1);
};
const floors = fastest(mails, readOnly);

const growth: Record<string, number> = {};
for (const size of [1_000, 10_000, 100_000, 1_000_000, 5_000_000]) {
  const long = draft(windowOf(source, 0, size));
  growth[`${size / 1000} KB`] = best(() => scanDraft(long, detectors), size < 1_000_000 ? 20 : 3) / (size / 1024);
}
const usual = p50 / (mailSize / 1024);
const slow = Object.entries(adversarialTexts(200_000)).map(([name, text]) => {
  const long = draft(text);
  return { name, ratio: best(() => scanDraft(long, detectors), 5) / (text.length / 1024) / usual };
});
slow.sort((a, b) => b.ratio - a.ratio);

const peers: Record<string, number> = {};
for (const peer of await loadPeers()) {
  const sample = mails.slice(0, 40);
  const taken = sample.map(() => Number.POSITIVE_INFINITY);
  // As often as there is time for: the slowest of them takes forty milliseconds a mail.
  for (let round = 0, started = performance.now(); round < rounds && performance.now() - started < 8_000; round++) {
    for (const [at, text] of sample.entries()) {
      const start = performance.now();
      await peer.find(text);
      taken[at] = Math.min(taken[at] as number, (performance.now() - start) * 1000);
    }
  }
  taken.sort((a, b) => a - b);
  peers[peer.name] = quantile(taken, 0.5);
}

const figures = {
  p50Us: p50,
  p99Us: quantile(times, 0.99),
  mbPerSecond: 1 / (((growth["1000 KB"] as number) / 1e6) * 1024),
  floorUs: quantile(floors, 0.5),
  floorRatio: p50 / quantile(floors, 0.5),
  readyMs: readyMs(),
  dataBrotliKb: ["data/word-table.ts", "data/spelling.ts", "decision/weights.ts"].reduce(
    (sum, file) => sum + brotliKb(new URL(`../shared/core/detection/${file}`, import.meta.url)),
    0,
  ),
  worstPerByteRatio: slow[0]?.ratio ?? 0,
  worstInput: slow[0]?.name ?? "",
  peers,
  growthUsPerKb: growth,
};
process.stdout.write(json ? `${JSON.stringify(figures, null, 2)}\n` : table());

function table(): string {
  const line = (name: string, value: number, unit: string): string =>
    `${name.padEnd(44)}${value.toFixed(1).padStart(10)} ${unit}\n`;
  return [
    line("2 KB mail, median", figures.p50Us, "µs"),
    line("2 KB mail, 99th percentile", figures.p99Us, "µs"),
    line("throughput on 1 MB", figures.mbPerSecond, "MB/s"),
    line("floor: read, hash, look up", figures.floorUs, "µs"),
    line("times the floor", figures.floorRatio, "×"),
    line("ready", figures.readyMs, "ms"),
    line("words, tones, weights, brotli", figures.dataBrotliKb, "KB"),
    line(`slowest input (${figures.worstInput}), per byte`, figures.worstPerByteRatio, "× the median"),
    ...Object.entries(growth).map(([size, us]) => line(`growth at ${size}`, us, "µs per KB")),
    ...Object.entries(peers).map(([name, us]) =>
      line(`peer ${name}, 2 KB mail`, us, `µs (${(us / p50).toFixed(0)} ×)`),
    ),
  ].join("");
}

function brotliKb(file: URL): number {
  return brotliCompressSync(readFileSync(file)).length / 1024;
}

/** Start-up in a fresh process: building the table of words, the best of five. */
function readyMs(): number {
  const script =
    'const { readyLexicon } = await import("../shared/core/detection/lexicon/lexicon.ts"); const start = performance.now(); readyLexicon(); console.log(performance.now() - start)';
  const taken = Array.from({ length: 5 }, () =>
    Number(
      execFileSync(process.execPath, ["--input-type=module", "-e", script], {
        cwd: import.meta.dirname,
        encoding: "utf8",
      }),
    ),
  );
  return Math.min(...taken);
}

function draft(text: string): ReturnType<typeof draftOf> {
  return draftOf({ id: "", kind: "", text, spans: [], set: "" } satisfies LabelledDocument);
}

function windowOf(text: string, start: number, size = mailSize): string {
  const from = start % text.length;
  return text.repeat(Math.ceil((from + size) / text.length)).slice(from, from + size);
}

/** The fastest of many rounds for each, in rising order. */
function fastest<T>(of: readonly T[], run: (item: T) => unknown): readonly number[] {
  const least = of.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < rounds; round++)
    of.forEach((item, at) => {
      least[at] = Math.min(
        least[at] as number,
        timed(() => run(item)),
      );
    });
  return least.sort((a, b) => a - b);
}

function timed(run: () => unknown): number {
  const start = performance.now();
  run();
  return (performance.now() - start) * 1000;
}

function best(run: () => unknown, rounds: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) least = Math.min(least, timed(run));
  return least;
}

function quantile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}
