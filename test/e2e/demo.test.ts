import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type TempFolder, tempFolder } from "../support/temp-folder.ts";

const program = fileURLToPath(new URL("../../scripts/demo.ts", import.meta.url));

interface Run {
  readonly child: ChildProcess;
  /** Both outputs so far. */
  readonly output: () => string;
  /** Resolves when the output matches; rejects when the run ends before. */
  readonly says: (wanted: RegExp) => Promise<RegExpExecArray>;
  readonly ended: Promise<number | null>;
}

let data: TempFolder;
let run: Run | null = null;
beforeEach(async () => {
  data = await tempFolder();
});
afterEach(async () => {
  run?.child.kill("SIGTERM");
  await run?.ended;
  await data.remove();
});

function startDemo(...args: readonly string[]): Run {
  const child = spawn(process.execPath, [program, "--data", data.path, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  const watchers = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      for (const look of watchers) look();
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once("close", (code) => resolve(code)));
  const says = (wanted: RegExp): Promise<RegExpExecArray> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const match = wanted.exec(output);
        if (match === null) return;
        watchers.delete(look);
        resolve(match);
      };
      watchers.add(look);
      void ended.then(() => reject(new Error(`it never said ${wanted}:\n${output}`)));
      look();
    });
  run = { child, output: () => output, says, ended };
  return run;
}

/** Words of the patients in `examples/`, in every form in which a file could hold them. */
const planted = [
  "Quintero",
  "123-45-6789",
  "00482913",
  "heart failure",
  "furosemide",
  "Bexley",
  "Lindqvist",
  "Nakamura",
];

function formsOf(word: string): string[] {
  const bytes = Buffer.from(word, "utf8");
  const base64 = [0, 1, 2].map((shift) => {
    const encoded = Buffer.concat([Buffer.alloc(shift), bytes]).toString("base64");
    // Only the characters that the word alone decides, whatever stands before and behind it.
    return encoded.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6));
  });
  return [word, encodeURIComponent(word), bytes.toString("hex"), bytes.toString("utf16le"), ...base64];
}

test("the whole job, once: sealed, opened in a browser, the same words; and no patient in anything that was written", async () => {
  const { ended, output } = startDemo("--once");
  const code = await ended;
  expect(output()).toContain("the same words and the same file as were sealed");
  expect(output()).toMatch(/state +opened/);
  expect(output()).toMatch(/The same in Outlook[\s\S]*Move it into the\s+message[\s\S]*sent you a secure message/);
  expect(code).toBe(0);

  const files = (await readdir(data.path, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const names = files.map((entry) => path.relative(data.path, path.join(entry.parentPath, entry.name)));
  expect(names).toEqual(expect.arrayContaining(["endpoint.log", "endpoint.json", "audit.jsonl"]));
  expect(names.some((name) => name.startsWith("endpoint/"))).toBe(true);
  expect(names.some((name) => name.startsWith("chromium/"))).toBe(true);
  for (const word of planted) {
    expect(output()).not.toContain(word);
    for (const name of names) {
      const content = await readFile(path.join(data.path, name), "latin1");
      for (const form of formsOf(word)) {
        if (name.includes(form) || content.includes(form)) throw new Error(`${name} holds “${word}” as ${form}`);
      }
    }
  }
  const log = await readFile(path.join(data.path, "endpoint.log"), "utf8");
  expect(log).not.toMatch(/lee\.ortega|dana\.whitfield|\/p\/[\w-]{22}/);
});

test("the search for patients would find one: the forms are right", () => {
  const sentence = Buffer.from("x Marisol Quintero y");
  for (const shift of [0, 1, 2]) {
    const encoded = Buffer.concat([Buffer.alloc(shift, 0x2e), sentence]).toString("base64");
    expect(formsOf("Quintero").some((form) => encoded.includes(form))).toBe(true);
  }
});

test.each([
  ["while mail is being sent", /Inspect/],
  ["while the recipient opens the message", /The recipient opens it/],
])("the endpoint killed %s: non-zero, with the reason", async (_, when) => {
  const { ended, output, says } = startDemo("--once");
  await says(when);
  process.kill(Number(await readFile(path.join(data.path, "endpoint.pid"), "utf8")), "SIGKILL");
  expect(await ended).toBe(1);
  expect(output()).toContain("The demo could not be finished.");
  expect(output()).toMatch(/endpoint ended by itself \(SIGKILL\)|secure delivery server cannot be reached/);
});

test("kept running: prints the addresses, answers on both, and stops cleanly", async () => {
  const { child, ended, says, output } = startDemo();
  await says(/Ctrl\+C/);
  const link = /open +(http:\/\/127\.0\.0\.1:\d+\/p\/[\w-]{22}#[\w-]{43})/.exec(output())?.[1] ?? "";
  const mailbox = /demo mailbox: (http:\/\/127\.0\.0\.1:\d+\/)/.exec(output())?.[1] ?? "";
  expect((await fetch(link)).status).toBe(200);
  const mails: { to: string[]; subject: string }[] = await (await fetch(`${mailbox}mails.json`)).json();
  expect(mails.map(({ subject }) => subject)).toContain(
    "Riverside Clinic sent you a secure message / Riverside Clinic le envió un mensaje seguro",
  );
  expect((await fetch(mailbox)).headers.get("content-security-policy")).toContain("script-src 'self'");
  child.kill("SIGINT");
  expect(await ended).toBe(0);
  await expect(fetch(mailbox)).rejects.toThrow();
  await expect(fetch(link)).rejects.toThrow();
});

test("the temporary folder of a run is gone after it", async () => {
  const child = spawn(process.execPath, [program], {
    env: { ...process.env, TMPDIR: data.path },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise((resolve) => child.once("close", resolve));
  await new Promise<void>((resolve) => {
    child.stdout.setEncoding("utf8").on("data", (text: string) => void (text.includes("Ctrl+C") && resolve()));
    void ended.then(() => resolve());
  });
  const [folder] = (await readdir(data.path)).filter((name) => name.startsWith("sealpost-demo-"));
  expect(folder).toBeDefined();
  child.kill("SIGINT");
  expect(await ended).toBe(0);
  expect(existsSync(path.join(data.path, folder ?? "-"))).toBe(false);
});
