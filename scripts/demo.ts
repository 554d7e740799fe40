import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { ensureAddin, ensurePortal } from "./demo/built-portal.ts";
import { DemoError } from "./demo/demo-error.ts";
import { narrator } from "./demo/narrator.ts";
import { playPickup, playSends } from "./demo/play.ts";
import { setScene } from "./demo/scene.ts";
import { ensurePrograms } from "./ensure-programs.ts";
import { playOutlook } from "./playground/play-outlook.ts";
import { startPlayground } from "./playground/playground.ts";

/**
 * `npm start`: one send from draft to reader, then everything keeps running for the reader to try.
 * `-- --once` opens the message itself and ends. `--data FOLDER` keeps what the run writes, for tests.
 */
const { values } = parseArgs({
  options: { once: { type: "boolean", default: false }, data: { type: "string" } },
  strict: true,
});
process.stdout.on("error", () => undefined); // Whoever stopped reading still wants everything cleaned up.
const onceLimitMs = 150_000;
const tell = narrator(process.stdout);
const folder = values.data ?? (await mkdtemp(path.join(tmpdir(), "sealpost-demo-")));
const interrupted = new Promise<void>((resolve) => {
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
});

try {
  await run();
} catch (error) {
  const reason = error instanceof DemoError ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`\nThe demo could not be finished. ${reason}\n`);
  process.exitCode = 1;
} finally {
  if (values.data === undefined) await rm(folder, { recursive: true, force: true });
}

async function run(): Promise<void> {
  if (values.once && (await ensurePrograms(["chromium"])).length > 0) {
    throw new DemoError("There is no Chromium to open the link with.");
  }
  if (await ensurePortal()) tell.line("Built the pickup portal.");
  if (await ensureAddin()) tell.line("Built the Outlook add-in.");
  const scene = await setScene(folder);
  const outlook = await startPlayground(scene);
  try {
    await Promise.race([play(), scene.endpoint.died, ...(values.once ? [tooLong()] : [])]);
  } finally {
    await outlook.stop();
    await scene.stop();
  }

  async function play(): Promise<void> {
    const sealed = await Promise.race([playSends(scene, tell), interrupted]);
    if (sealed === undefined) return;
    if (values.once) {
      await playPickup(scene, tell, sealed, folder);
      return playOutlook(outlook, scene, tell);
    }
    const [reader] = sealed.ending.original.recipients;
    tell.title("Your turn");
    tell.facts([
      ["write", `in an emulated Outlook: ${outlook.url} (your browser does not know its certificate; go on)`],
      ["open", sealed.ending.receipt.link],
      ["as", reader?.kind === "mailbox" ? reader.address : ""],
      ["code", `comes to the demo mailbox: ${scene.mailbox.url}`],
    ]);
    tell.blank();
    tell.line("Everything runs until you press Ctrl+C.");
    await interrupted;
    tell.line("Stopped; nothing is left behind.");
  }
}

function tooLong(): Promise<never> {
  return new Promise((_, reject) => {
    const fail = (): void => reject(new DemoError(`It took longer than ${onceLimitMs / 1_000} seconds.`));
    setTimeout(fail, onceLimitMs).unref();
  });
}
