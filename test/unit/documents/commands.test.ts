import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { helpText } from "../../../shared/text/cli-help.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const scriptsOf = (folder: string): Record<string, string> =>
  JSON.parse(readFileSync(path.join(root, folder, "package.json"), "utf8")).scripts;
const scripts = scriptsOf(".");

const documents = [
  "README.md",
  "SECURITY.md",
  ...readdirSync(path.join(root, "docs"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
].map((name) => [name, readFileSync(path.join(root, name), "utf8")] as const);

const matches = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, found = ""]) => found);

test.each(documents)("%s: every npm command is in package.json", (_name, text) => {
  const run = matches(text, /\bnpm run (?:-s )?([a-z][\w:-]*)/g);
  const short = matches(text, /\bnpm (start|test)\b/g);
  expect([...run, ...short].filter((name) => !(name in scripts))).toEqual([]);
  const inBench = matches(text, /\bnpm --prefix bench run ([a-z][\w:-]*)/g);
  expect(inBench.filter((name) => !(name in scriptsOf("bench")))).toEqual([]);
});

test.each(documents)("%s: every sealpost command is one that its help knows", (_name, text) => {
  const called = [
    ...matches(text, /\bsealpost -- ((?:policy )?[a-z]+)/g),
    ...matches(text, /`sealpost ((?:policy )?[a-z]+)[ `]/g),
  ];
  const isKnown = (command: string): boolean =>
    Object.values(helpText).every((help) => help.includes(`sealpost ${command}`));
  expect(called.filter((command) => !isKnown(command))).toEqual([]);
});

test.each(documents)("%s: every link to a file leads to one", (name, text) => {
  const links = matches(text, /\]\((?!https?:|mailto:|#)([^)#\s]+)/g);
  expect(links.filter((link) => !existsSync(path.join(root, path.dirname(name), link)))).toEqual([]);
});
