import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const root = new URL("../../../", import.meta.url);
const { dependencies, devDependencies } = JSON.parse(readFileSync(new URL("package.json", root), "utf8"));
const bench = JSON.parse(readFileSync(new URL("bench/package.json", root), "utf8"));
const benched = Object.keys({ ...bench.dependencies, ...bench.devDependencies });
const direct = [...Object.keys(dependencies), ...Object.keys(devDependencies)];

/** What each table line of docs/dependencies.md names, in its first column. */
const named = readFileSync(new URL("docs/dependencies.md", root), "utf8")
  .split("\n")
  .filter((line) => line.startsWith("| ") && !line.startsWith("| package |"))
  .flatMap((line) => (line.split("|")[1] ?? "").split(",").map((name) => name.trim()));

test("docs/dependencies.md says of every direct dependency why it is here", () => {
  const missing = direct.filter((name) => !name.startsWith("@types/") && !named.includes(name));
  expect(missing, "add a line to docs/dependencies.md").toEqual([]);
});

test("and of nothing else", () => {
  expect(named.filter((name) => name !== "@types/*" && ![...direct, ...benched].includes(name))).toEqual([]);
  expect(named.filter((name, at) => named.indexOf(name) !== at)).toEqual([]);
});
