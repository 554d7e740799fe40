import { spawnSync } from "node:child_process";
import { readdir, stat, utimes } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { DemoError } from "./demo-error.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const always = ["shared", "webpack.config.ts", "package-lock.json"];

/** Builds the pickup portal when it is missing or older than what it is made from; gives whether it did. */
export function ensurePortal(): Promise<boolean> {
  return ensureBundles(["portal"], "dist/portal/pickup.html", ["secure-delivery/portal", ...always]);
}

/** The same for the Outlook add-in. */
export function ensureAddin(): Promise<boolean> {
  return ensureBundles(["outlook", "outlook-handler"], "dist/outlook/handler.js", ["outlook-addin", ...always]);
}

async function ensureBundles(names: readonly string[], output: string, sources: readonly string[]): Promise<boolean> {
  const file = path.join(root, output);
  const built = await stat(file).catch(() => null);
  const ages = await Promise.all(sources.map((source) => newest(path.join(root, source))));
  if (built !== null && built.size > 0 && built.mtimeMs >= Math.max(...ages)) return false;
  const webpack = path.join(root, "node_modules/webpack-cli/bin/cli.js");
  const wanted = names.flatMap((name) => ["--config-name", name]);
  const { status, stdout, stderr } = spawnSync(process.execPath, [webpack, ...wanted], { cwd: root, encoding: "utf8" });
  if (status !== 0) throw new DemoError(`${names[0]} does not build (npm run build):\n${stdout}${stderr}`);
  await utimes(file, new Date(), new Date()); // Webpack leaves a file alone whose content is the same.
  return true;
}

/** When the youngest file below was written, in milliseconds since the epoch. */
async function newest(place: string): Promise<number> {
  const { mtimeMs } = await stat(place);
  if (path.extname(place) !== "") return mtimeMs;
  const entries = await readdir(place, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  const ages = await Promise.all(files.map(async (file) => (await stat(file)).mtimeMs));
  return Math.max(0, ...ages);
}
