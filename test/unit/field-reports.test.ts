import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = new URL("../../", import.meta.url);
const read = (file: string): string => readFileSync(fileURLToPath(new URL(file, root)), "utf8");

const rows = read("docs/field-reports.md")
  .split("\n")
  .filter((line) => /^\| (?!report|---)/.test(line))
  .map((line) => {
    const cells = line.split("|").map((cell) => cell.trim());
    const [, file = "", name = ""] = /^`([^`]+)`: (.+)$/.exec(cells[4] ?? "") ?? [];
    return { report: `${cells[1]}: ${cells[2]}`, file, name };
  });

test("the table of field reports is read", () => {
  expect(rows.length).toBeGreaterThan(40);
});

test.each(rows)("$report is answered by $name", ({ file, name }) => {
  expect(name).not.toBe("");
  expect(read(file)).toContain(name);
});
