import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { startPostgres } from "../../scripts/local-postgres.ts";
import { bareLoop } from "./bare-loop.ts";
import { benchFolder, configOf, type EndpointProcess, startEndpoint } from "./endpoint-process.ts";
import { type LoadResult, load, percentile } from "./load.ts";
import { submissions } from "./submissions.ts";

const connections = 64;

async function accept(endpoints: readonly EndpointProcess[], count: number, rate?: number): Promise<LoadResult> {
  const token = (await endpoints[0]?.enrol()) ?? "";
  const ports = endpoints.map(({ port }) => port);
  const result = await load({
    ports,
    requests: submissions(count, token),
    connections,
    status: 202,
    ...(rate === undefined ? {} : { rate }),
  });
  if (result.wrong > 0) throw new Error(`${result.wrong} of ${count} submissions were refused`);
  return result;
}

export interface Accepts {
  /** Endpoint over HTTP, of the bare loop in one process. */
  readonly acceptRatio: number;
  readonly acceptPerSecond: number;
  readonly barePerSecond: number;
  /** At half of what it can do. */
  readonly p99Ms: number;
}

/** Three rounds, the bare loop before and after each, so that a busy disk counts for both. */
export async function accepts(): Promise<Accepts> {
  const folder = benchFolder();
  const endpoint = await startEndpoint(folder);
  try {
    await accept([endpoint], 1_000);
    const rounds: { readonly bare: number; readonly whole: number }[] = [];
    for (let round = 0; round < 3; round++) {
      const before = bareLoop(1);
      const { perSecond } = await accept([endpoint], 3_000);
      rounds.push({ bare: (before + bareLoop(1)) / 2, whole: perSecond });
    }
    const acceptPerSecond = median(rounds.map(({ whole }) => whole));
    const half = await accept([endpoint], Math.min(4_000, Math.ceil(acceptPerSecond * 2.5)), acceptPerSecond / 2);
    return {
      acceptRatio: median(rounds.map(({ bare, whole }) => whole / bare)),
      acceptPerSecond,
      barePerSecond: median(rounds.map(({ bare }) => bare)),
      p99Ms: percentile(half.latencies, 0.99),
    };
  } finally {
    await endpoint.stop();
    folder.remove();
  }
}

/** With two milliseconds more for each sync; in memory where that is possible, so that the two are all there is. */
export async function acceptsOnSlowDisk(): Promise<number | null> {
  const temp = process.env.TMPDIR;
  if (existsSync("/dev/shm")) process.env.TMPDIR = "/dev/shm";
  const folder = benchFolder();
  try {
    const library = path.join(folder.path, "fsync-delay.so");
    const source = path.join(import.meta.dirname, "fsync-delay.c");
    const built = spawnSync("cc", ["-shared", "-fPIC", "-O2", "-o", library, source, "-ldl"]);
    if (built.status !== 0) return null;
    const endpoint = await startEndpoint(folder, configOf(folder), { LD_PRELOAD: library });
    try {
      await accept([endpoint], 1_000);
      return median(
        [await accept([endpoint], 4_000), await accept([endpoint], 4_000)].map(({ perSecond }) => perSecond),
      );
    } finally {
      await endpoint.stop();
    }
  } finally {
    folder.remove();
    if (temp === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = temp;
  }
}

export interface OnPostgres {
  readonly one: number;
  readonly four: number;
}

/** One process on PostgreSQL, then four on the same; each commit waits two milliseconds, as with a disk or a replica. */
export async function acceptsOnPostgres(): Promise<OnPostgres> {
  const postgres = await startPostgres(["commit_delay=2000", "commit_siblings=0"]);
  const folder = benchFolder();
  const storage = { database: { kind: "postgres", url: postgres.newDatabase(), connections: 10 } };
  const endpoints: EndpointProcess[] = [];
  try {
    const add = async (): Promise<void> => {
      endpoints.push(await startEndpoint(folder, configOf(folder, { storage })));
    };
    await add();
    await accept(endpoints, 500);
    const one = await accept(endpoints, 2_000);
    for (let more = 0; more < 3; more++) await add();
    await accept(endpoints, 1_000);
    const four = await accept(endpoints, 4_000);
    return { one: one.perSecond, four: four.perSecond };
  } finally {
    for (const endpoint of endpoints) await endpoint.stop();
    await postgres.stop();
    folder.remove();
  }
}

export function median(values: readonly number[]): number {
  return values.toSorted((one, two) => one - two)[Math.floor(values.length / 2)] ?? Number.NaN;
}
