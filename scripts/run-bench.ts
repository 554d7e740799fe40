/** `node scripts/run-bench.ts accuracy PATH`: runs a benchmark of bench/, whose own packages (without those that only training needs) it installs on first use. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

const bench = fileURLToPath(new URL("../bench/", import.meta.url));
const [name = "", ...given] = process.argv.slice(2);

if (!existsSync(`${bench}node_modules`)) {
  const installed = spawnSync("npm", ["ci", "--omit=dev", "--silent"], {
    cwd: bench,
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (installed.status !== 0) process.exit(installed.status ?? 1);
}
const paths = given.map((argument) => (argument.startsWith("--") ? argument : resolve(argument)));
const run = spawnSync(process.execPath, [`${name}.ts`, ...paths], { cwd: bench, stdio: "inherit" });
process.exit(run.status ?? 1);
