import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TempFolder, tempFolder } from "../support/temp-folder.ts";
import { root, sealpost } from "./run-sealpost.ts";

const hospital = "examples/policies/hospital.json";
let folder: TempFolder;
beforeAll(async () => {
  folder = await tempFolder();
});
afterAll(() => folder.remove());

async function explained(file: string, sender: string) {
  const { code, stdout } = await sealpost(["policy", "explain", file, "--sender", sender, "--json"]);
  expect(code).toBe(0);
  return JSON.parse(stdout);
}

test.each([
  ["ann@northfield.example", "override.allowed", false, "organisation"],
  ["triage@northfield.example", "override.allowed", true, "group:emergency"],
  ["triage@northfield.example", "override.breakGlass", true, "organisation"],
  ["ann@bh.northfield.example", "sealing.expiryDays", 14, "group:behavioral-health"],
  ["ann@bh.northfield.example", "sealing.pickup", ["passkey", "email-code"], "organisation"],
  ["ann@northfield.example", "endpoint", "https://secure.northfield.example", "locked"],
  ["ann@northfield.example", "delivery.submit", false, "built-in"],
  ["ann@northfield.example", "registers.marketing.monthsValid", 12, "built-in"],
  ["ann@northfield.example", "languages", ["en", "es"], "built-in"],
])("for %s %s is %j, from %s", async (sender, at, value, layer) => {
  const { values } = await explained(hospital, sender);
  expect(values).toContainEqual({ path: at, value, layer });
});

test("rules in force, with the layer of each: built-in, replaced, a group's, in shadow mode", async () => {
  const rule = (id: string, change: object = {}) => ({ id, when: {}, do: { verdict: "refuse" }, ...change });
  const file = path.join(folder.path, "layers.json");
  const policy = {
    schema: "sealpost-policy/1",
    version: 1,
    organisation: { name: "Riverside Clinic" },
    domains: ["clinic.example"],
    endpoint: null,
    rules: [rule("phi-to-outside"), rule("own-rule"), rule("rehearsed", { shadow: true })],
    groups: [{ id: "front-desk", members: ["desk@clinic.example"], settings: { rules: [rule("own-rule")] } }],
  };
  await writeFile(file, JSON.stringify(policy));
  const { groups, rules } = await explained(file, "Desk@clinic.example");
  expect(groups).toEqual(["front-desk"]);
  const layers = Object.fromEntries(
    rules.map(({ id, layer, shadow }: { id: string; layer: string; shadow: boolean }) => [id, `${layer} ${shadow}`]),
  );
  expect(layers).toMatchObject({
    "phi-in-subject": "built-in false",
    "phi-to-outside": "organisation false",
    "own-rule": "group:front-desk false",
    rehearsed: "organisation true",
  });
});

test("a table for people", async () => {
  const { code, stdout } = await sealpost(["policy", "explain", hospital, "--sender", "triage@northfield.example"]);
  expect(code).toBe(0);
  expect(stdout).toContain("For triage@northfield.example, in emergency:");
  expect(stdout).toMatch(/override\.allowed +group emergency +true/);
  expect(stdout).toMatch(/night-mail-to-outside +organisation, locked +ask: reason \(shadow: only recorded\)/);
  expect(stdout).not.toContain("[object");
});

test.each([
  ["no sender", [hospital], "Name the sender"],
  ["a sender that is no address", [hospital, "--sender", "ann"], "not one e-mail address"],
  ["no file", ["--sender", "a@b.example"], "Name one policy file"],
  ["a document that is no policy", ["package.json", "--sender", "a@b.example"], "package.json:2:3: error unknown-key"],
])("%s: exit 2", async (_name, args, message) => {
  const { code, stderr } = await sealpost(["policy", "explain", ...args]);
  expect(code).toBe(2);
  expect(stderr).toContain(message);
});

test("every key of the policy is described", () => {
  const reference = readFileSync(path.join(root, "docs/policy.md"), "utf8").split("| key | type | default | says |")[1];
  const [keys = ""] = (reference ?? "").split("**Built-in rules**");
  const rows = keys.split("\n").filter((line) => line.startsWith("| `"));
  expect(rows.length).toBeGreaterThan(100);
  expect(rows.filter((row) => /\|\s*\|$/.test(row))).toEqual([]);
});

test("docs/policy.md and docs/policy.schema.json say what the code says", () => {
  execFileSync(process.execPath, ["scripts/build-policy-docs.ts", "--check"], { cwd: root });
});
