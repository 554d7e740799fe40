import { median } from "./accepts.ts";
import { benchFolder, memoryMb, startEndpoint } from "./endpoint-process.ts";
import { load } from "./load.ts";
import { submissions } from "./submissions.ts";

export interface Soak {
  readonly minutes: number;
  readonly messages: number;
  /** Memory in the second tenth and in the last tenth of the time, in MB. */
  readonly early: number;
  readonly late: number;
}

/** A steady load for so long, with its memory. */
export async function soak(minutes: number): Promise<Soak> {
  const folder = benchFolder();
  const endpoint = await startEndpoint(folder);
  try {
    const token = await endpoint.enrol();
    const memory: number[] = [];
    const end = performance.now() + minutes * 60_000;
    let messages = 0;
    while (performance.now() < end) {
      const requests = submissions(200, token);
      await load({ ports: [endpoint.port], requests, connections: 16, status: 202, rate: 100 });
      messages += requests.length;
      memory.push(memoryMb(endpoint.pid));
    }
    const part = (from: number, to: number): number =>
      median(memory.slice(Math.floor(memory.length * from), Math.ceil(memory.length * to)));
    return { minutes, messages, early: part(0.1, 0.2), late: part(0.9, 1) };
  } finally {
    await endpoint.stop();
    folder.remove();
  }
}
