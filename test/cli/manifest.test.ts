import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { publicKeyOf } from "../../shared/core/policy/policy-jws.ts";
import { type TempFolder, tempFolder } from "../support/temp-folder.ts";
import { sealpost } from "./run-sealpost.ts";

let folder: TempFolder;
beforeAll(async () => {
  folder = await tempFolder();
});
afterAll(() => folder.remove());

const at = (name: string): string => path.join(folder.path, name);
const make = (out: string, ...more: string[]) =>
  sealpost([
    "manifest",
    "--host",
    "https://mail.clinic.example/outlook/",
    "--organisation",
    "Riverside Clinic",
    "--out",
    at(out),
    ...more,
  ]);

test("makes both manifests, the package and the well-known file", async () => {
  const { code, stdout, stderr } = await make("first");
  expect(code, stderr).toBe(0);
  const files = (await readdir(at("first"), { recursive: true })).sort();
  expect(files.filter((name) => /\.\w+$/.test(path.basename(name)) && !name.endsWith(".well-known"))).toEqual([
    ".well-known/microsoft-officeaddins-allowed.json",
    "manifest.xml",
    "sealpost-unified.zip",
    "unified/color.png",
    "unified/es.json",
    "unified/manifest.json",
    "unified/outline.png",
  ]);
  const xml = await readFile(at("first/manifest.xml"), "utf8");
  const [, id = ""] = /<Id>(.*)<\/Id>/.exec(xml) ?? [];
  expect(stdout).toContain(id);
  expect(JSON.parse(await readFile(at("first/.well-known/microsoft-officeaddins-allowed.json"), "utf8"))).toEqual({
    allowed: ["https://mail.clinic.example/outlook/handler.js"],
  });
  expect(stderr).toContain("https://mail.clinic.example/.well-known/");
  const packed = unzipSync(await readFile(at("first/sealpost-unified.zip")));
  expect(Object.keys(packed).sort()).toEqual(["color.png", "es.json", "manifest.json", "outline.png"]);
  expect(Buffer.from(packed["manifest.json"] ?? [])).toEqual(await readFile(at("first/unified/manifest.json")));

  const check = await sealpost(["manifest", "check", at("first/manifest.xml"), at("first/unified/manifest.json")]);
  expect(check.code).toBe(0);
});

test("twice the same makes the same bytes, and over itself it may go", async () => {
  await make("same-a");
  await make("same-b");
  expect((await make("same-b")).code).toBe(0);
  for (const name of ["manifest.xml", "sealpost-unified.zip"]) {
    expect(await readFile(at(`same-a/${name}`))).toEqual(await readFile(at(`same-b/${name}`)));
  }
});

test("does not quietly make another add-in of the one that is deployed", async () => {
  const id = "0f2c1a52-9c3e-4b7a-8f10-2d6f5b1e7c34";
  expect((await make("kept", "--id", id)).code).toBe(0);
  const before = await readFile(at("kept/manifest.xml"), "utf8");
  const { code, stderr } = await make("kept", "--mode", "softblock");
  expect(code).toBe(2);
  expect(stderr).toContain(`--id ${id}`);
  expect(await readFile(at("kept/manifest.xml"), "utf8")).toBe(before);
  expect((await make("kept", "--mode", "softblock", "--id", id)).code).toBe(0);
});

test("soft block is what was asked for, with its price told", async () => {
  const { stderr } = await make("soft", "--mode", "softblock");
  expect(stderr).toContain("send unchecked");
  expect(await readFile(at("soft/manifest.xml"), "utf8")).toContain('SendMode="SoftBlock"');
});

test("the whole mailbox only where the pane sends", async () => {
  await make("pane", "--send-from-pane");
  expect(await readFile(at("pane/manifest.xml"), "utf8")).toContain("<Permissions>ReadWriteMailbox<");
  expect(await readFile(at("same-a/manifest.xml"), "utf8")).toContain("<Permissions>ReadWriteItem<");
});

test("pinned keys go into the file that the add-in reads beside it", async () => {
  const key = publicKeyOf(new Uint8Array(32).fill(1));
  expect((await make("pinned", "--key", key)).code).toBe(0);
  expect(JSON.parse(await readFile(at("pinned/deployment.json"), "utf8"))).toEqual({ pinnedKeys: [key] });
});

describe("asked wrongly", () => {
  test.each([
    ["no host", ["--out", "x"], "--host"],
    ["http", ["--host", "http://clinic.example", "--out", "x"], "https"],
    ["no address", ["--host", "clinic.example", "--out", "x"], "https"],
    ["a password in the address", ["--host", "https://a:b@clinic.example", "--out", "x"], "without a user"],
    ["a query", ["--host", "https://clinic.example?x=1", "--out", "x"], "without a user"],
    ["no folder", ["--host", "https://clinic.example"], "--out"],
    ["an id that is none", ["--host", "https://clinic.example", "--out", "x", "--id", "sealpost"], "UUID"],
    [
      "a mode that lets mail go",
      ["--host", "https://clinic.example", "--out", "x", "--mode", "promptuser"],
      "softblock",
    ],
    [
      "a version of two numbers",
      ["--host", "https://clinic.example", "--out", "x", "--version", "1.0"],
      "three numbers",
    ],
    ["help by http", ["--host", "https://clinic.example", "--out", "x", "--support", "http://a.example"], "--support"],
    ["an unknown option", ["--host", "https://clinic.example", "--out", "x", "--force"], "--force"],
    ["a key that is none", ["--host", "https://clinic.example", "--out", "x", "--key", "abc"], "43 characters"],
    ["nothing to check", ["check"], "at least one"],
  ])("%s", async (_name, args, said) => {
    const { code, stdout, stderr } = await sealpost(["manifest", ...args]);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain(said);
  });

  test("a folder that cannot be written", async () => {
    await writeFile(at("a-file"), "");
    expect((await make("a-file/below")).code).toBe(2);
  });

  test("a file that is not there, beside one that is wrong", async () => {
    await mkdir(at("bad"), { recursive: true });
    const xml = await readFile(at("first/manifest.xml"), "utf8");
    await writeFile(at("bad/manifest.xml"), xml.replace('SendMode="Block"', ""));
    const { code, stdout } = await sealpost(["manifest", "check", "--json", at("bad/manifest.xml"), at("nowhere.xml")]);
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toEqual([
      expect.objectContaining({ code: "bad-send-mode", file: at("bad/manifest.xml") }),
    ]);
  });

  test("in Spanish", async () => {
    const { stderr } = await sealpost(["manifest", "--out", "x"], "", { LANG: "es_ES.UTF-8" });
    expect(stderr).toContain("Diga dónde se sirve el complemento");
  });
});
