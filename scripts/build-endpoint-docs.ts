/**
 * Writes docs/endpoint-settings.md from the configuration's schema in the code. With `--check` it writes nothing and exits 1 when it
 * is out of date.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { settingsPage } from "./endpoint-docs/settings-reference.ts";

const file = new URL("../docs/endpoint-settings.md", import.meta.url);
const page = settingsPage();
if (!process.argv.includes("--check")) writeFileSync(file, page);
else if (readFileSync(file, "utf8") !== page) {
  console.error("docs/endpoint-settings.md is out of date");
  process.exitCode = 1;
}
