import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

/** Linters and project references can pass silently: each fence is tried with a violation planted in a copy of the tree. */
const root = path.resolve(import.meta.dirname, "../..");
const copy = mkdtempSync(path.join(tmpdir(), "fences-"));
const bin = (name: string): string => path.join(root, "node_modules/.bin", name);

interface Plant {
  readonly file: string;
  readonly code: string;
}

const importing = (from: string): string => `import * as planted from "${from}";\nexport const kept = planted;\n`;

const forbiddenImports: readonly (readonly [string, string, string])[] = [
  ["draft does not know the policy", "shared/core/draft", "../policy/verdict.ts"],
  ["draft does not know detection", "shared/core/draft", "../detection/finding.ts"],
  ["nor does a folder below draft", "shared/core/draft/attachments", "../../policy/verdict.ts"],
  ["nor does a folder below detection know delivery", "shared/core/detection/people", "../../delivery/receipt.ts"],
  ["detection does not know recipients", "shared/core/detection", "../recipients/recipient-trust.ts"],
  ["recipients do not know detection", "shared/core/recipients", "../detection/finding.ts"],
  ["policy does not know delivery", "shared/core/policy", "../delivery/receipt.ts"],
  ["delivery does not know audit", "shared/core/delivery", "../audit/audit-event.ts"],
  ["delivery does not know send", "shared/core/delivery", "../send/guard-send.ts"],
  ["audit does not know send", "shared/core/audit", "../send/send-outcome.ts"],
  ["core does not know the texts", "shared/core/send", "../../text/held.ts"],
  ["core does not know the pane", "shared/core/send", "../../pane/pane-view.ts"],
  ["core does not know a host", "shared/core/draft", "../../../thunderbird-ext/background.ts"],
  ["core does not know React", "shared/core/draft", "react"],
  ["core does not know Node", "shared/core/delivery", "node:fs"],
  ["core does not know the browser's extension API", "shared/core/delivery", "webextension-polyfill"],
  ["texts do not know the pane", "shared/text", "../pane/pane-view.ts"],
  ["the pane does not know Thunderbird", "shared/pane", "../../thunderbird-ext/background.ts"],
  ["the pane does not know the extension API", "shared/pane", "webextension-polyfill"],
  ["Thunderbird does not know Outlook", "thunderbird-ext", "../outlook-addin/planted.ts"],
  ["Outlook does not know Thunderbird", "outlook-addin", "../thunderbird-ext/background.ts"],
  ["Thunderbird does not know the tests", "thunderbird-ext", "../test/support/draft-of.ts"],
  ["the endpoint does not know detection", "secure-delivery", "../shared/core/detection/finding.ts"],
  ["the endpoint does not know the policy", "secure-delivery", "../shared/core/policy/policy.ts"],
  ["the endpoint does not know the sender's side", "secure-delivery", "../shared/core/delivery/delivery-channel.ts"],
  ["the portal does not know the sender's side", "secure-delivery/portal", "../../shared/core/send/guard-send.ts"],
  ["the CLI does not know the endpoint's inside", "cli", "../secure-delivery/endpoint.ts"],
  ["the CLI does not know a host", "cli", "../thunderbird-ext/background.ts"],
  ["scripts do not know the tests", "scripts", "../test/support/draft-of.ts"],
];

const allowedImports: readonly (readonly [string, string, string])[] = [
  ["delivery knows the policy", "shared/core/delivery", "../policy/policy.ts"],
  ["the endpoint knows the wire types", "secure-delivery", "../shared/core/delivery/wire/submission.ts"],
  ["the endpoint knows the gateways' triggers", "secure-delivery", "../shared/core/delivery/gateway-profiles.ts"],
  ["the portal knows the crypto", "secure-delivery/portal", "../../shared/core/delivery/open-sealed.ts"],
  ["a host knows the pane", "thunderbird-ext", "../shared/pane/pane-view.ts"],
];

const forbiddenCode: readonly (readonly [string, string, string, number])[] = [
  ["core has no document", "shared/core/draft", "export const planted = document.title;", 2584],
  ["core has no Office", "shared/core/draft", "export const planted = Office.context;", 2304],
  ["core has no messenger", "shared/core/draft", "export const planted = messenger.compose;", 2304],
  ["core has no process", "shared/core/draft", "export const planted = process.env;", 2591],
  ["core cannot reach outside its project", "shared/core/send", importing("../../pane/choose-actions.ts"), 6307],
  ["texts have no document", "shared/text", "export const planted = document.title;", 2584],
  ["the pane has no messenger", "shared/pane", "export const planted = messenger.compose;", 2304],
  ["the pane has no process", "shared/pane", "export const planted = process.env;", 2591],
  ["the pane cannot reach a host", "shared/pane", importing("../../thunderbird-ext/background.ts"), 6307],
  ["Thunderbird has no process", "thunderbird-ext", "export const planted = process.env;", 2591],
  ["the endpoint has no document", "secure-delivery", "export const planted = document.title;", 2584],
  ["the portal has no process", "secure-delivery/portal", "export const planted = process.env;", 2591],
  ["the CLI cannot reach the endpoint's inside", "cli", importing("../secure-delivery/endpoint.ts"), 6307],
  ["enums are refused", "shared/core/draft", "export enum Planted { a }", 1294],
];

const name = (index: number, kind: string): string => `planted-${kind}-${index}.ts`;
const plants: Plant[] = [
  ...forbiddenImports.map(([, folder, from], index) => ({
    file: `${folder}/${name(index, "forbidden")}`,
    code: importing(from),
  })),
  ...allowedImports.map(([, folder, from], index) => ({
    file: `${folder}/${name(index, "allowed")}`,
    code: importing(from),
  })),
  ...forbiddenCode.map(([, folder, code], index) => ({ file: `${folder}/${name(index, "code")}`, code })),
  {
    file: "shared/core/draft/planted-cycle-a.ts",
    code: 'import { b } from "./planted-cycle-b.ts";\nexport const a = () => b;\n',
  },
  {
    file: "shared/core/draft/planted-cycle-b.ts",
    code: 'import { a } from "./planted-cycle-a.ts";\nexport const b = () => a;\n',
  },
];

let lint: { category: string; file: string }[] = [];
let types = "";

beforeAll(() => {
  const listed = execFileSync("git", ["ls-files", "-co", "--exclude-standard"], { cwd: root, encoding: "utf8" });
  for (const file of listed.split("\n").filter((file) => /\.(?:[cm]?tsx?|json|css)$/.test(file))) {
    cpSync(path.join(root, file), path.join(copy, file), { force: true });
  }
  symlinkSync(path.join(root, "node_modules"), path.join(copy, "node_modules"));
  const config = JSON.parse(readFileSync(path.join(root, "biome.json"), "utf8"));
  writeFileSync(path.join(copy, "biome.json"), JSON.stringify({ ...config, vcs: undefined, $schema: undefined }));
  for (const { file, code } of plants) {
    mkdirSync(path.dirname(path.join(copy, file)), { recursive: true });
    writeFileSync(path.join(copy, file), code);
  }
  const planted = plants.map(({ file }) => file);
  const report = spawnSync(bin("biome"), ["lint", "--reporter=json", "--max-diagnostics=none", ...planted], {
    cwd: copy,
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  lint = JSON.parse(report.stdout.slice(report.stdout.indexOf("{"))).diagnostics.map(
    (diagnostic: { category: string; location: { path: string | { file: string } } }) => ({
      category: diagnostic.category,
      file: typeof diagnostic.location.path === "string" ? diagnostic.location.path : diagnostic.location.path.file,
    }),
  );
  types = spawnSync(bin("tsc"), ["-b", "--pretty", "false"], {
    cwd: copy,
    encoding: "utf8",
    maxBuffer: 1 << 26,
  }).stdout;
}, 120_000);

afterAll(() => rmSync(copy, { recursive: true, force: true }), 120_000);

const complaints = (file: string): string[] =>
  lint.filter((diagnostic) => diagnostic.file.endsWith(file)).map(({ category }) => category);

describe("imports are fenced", () => {
  test.each(
    forbiddenImports.map(([title, folder, from], index) => [title, `${folder}/${name(index, "forbidden")}`, from]),
  )("%s", (_title, file) => {
    expect(complaints(file)).toContain("lint/style/noRestrictedImports");
  });

  test.each(allowedImports.map(([title, folder], index) => [title, `${folder}/${name(index, "allowed")}`]))(
    "but %s",
    (_title, file) => {
      expect(complaints(file)).toEqual([]);
    },
  );

  test("nothing imports in a circle", () => {
    expect(complaints("planted-cycle-a.ts")).toContain("lint/suspicious/noImportCycles");
  });
});

describe("what does not belong does not compile", () => {
  test.each(
    forbiddenCode.map(([title, folder, , code], index) => [title, `${folder}/${name(index, "code")}`, code] as const),
  )("%s", (_title, file, code) => {
    const lines = types.split("\n").filter((line) => line.startsWith(`${file}(`));
    expect(lines.join("\n")).toContain(`error TS${code}`);
  });
});
