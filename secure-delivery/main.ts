import { readConfigFile } from "./config.ts";
import { ConfigError } from "./config-error.ts";
import { startEndpoint } from "./endpoint.ts";

/** `node secure-delivery/main.ts CONFIG.json`: runs the endpoint until it is told to stop. Exit 2: bad configuration. */
async function main(file: string | undefined): Promise<void> {
  // Whoever reads the log may go, and its disk may be full: mail goes on unheard.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
  if (file === undefined) throw new ConfigError("Usage: node secure-delivery/main.ts CONFIG.json");
  // Heard from the first moment on: whoever reads "listening" may tell it to stop at once.
  const told = Promise.withResolvers<void>();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => told.resolve());
  // Started by `sealpost endpoint`: when that is gone, nobody could tell us any more.
  process.once("disconnect", () => told.resolve());
  process.channel?.unref();
  const endpoint = await startEndpoint(await readConfigFile(file, process.env));
  await told.promise;
  // Told again: at once.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
  await endpoint.stop();
}

main(process.argv[2]).catch((error: unknown) => {
  const known = error instanceof ConfigError;
  process.stderr.write(`${known ? error.message : `The endpoint failed to start (${(error as Error).stack}).`}\n`);
  process.exitCode = known ? 2 : 1;
});
