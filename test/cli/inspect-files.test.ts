import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { root, sealpost } from "./run-sealpost.ts";

const policy = ["--policy", "examples/policy.json"];
const patient = "Patient Marisol Quintero, SSN 123-45-6789, has congestive heart failure.";
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "sealpost-cli-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function save(name: string, content: string | Uint8Array): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, content);
  return file;
}

const mail = (headers: Record<string, string>, body: string): string =>
  `${Object.entries({ From: "a@clinic.example", To: "b@other.example", Subject: "Hello", ...headers })
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join("")}\r\n${body}`;

const attached = (headers: string, content: string): string =>
  mail(
    { "Content-Type": 'multipart/mixed; boundary="b"' },
    `--b\r\n\r\nsee file\r\n--b\r\n${headers}\r\n\r\n${content}\r\n--b--\r\n`,
  );

interface Result {
  readonly file: string;
  readonly verdict?: string;
  readonly error?: string;
  readonly reasons?: readonly string[];
  readonly findings?: readonly { readonly kind: string; readonly where: string; readonly reason: string }[];
}
async function inspectJson(files: readonly string[]): Promise<{ code: number | null; results: Result[] }> {
  const { code, stdout } = await sealpost(["inspect", "--json", ...policy, ...files]);
  return { code, results: JSON.parse(stdout).results };
}

test.each([
  ["clean-mail", "clear", []],
  ["subject-to-outside", "ask", ["phi-in-subject", "phi-to-outside"]],
  ["body-to-outside", "protect", ["phi-to-outside"]],
  ["quoted-reply", "protect", ["phi-to-outside"]],
  ["internal-only", "clear", []],
  ["malformed-recipient", "refuse", ["recipient-unparseable"]],
  ["hidden-text", "protect", ["phi-to-outside"]],
  ["spanish", "protect", ["phi-to-outside"]],
])("the example %s is judged %s", async (name, verdict, reasons) => {
  const { results } = await inspectJson([`examples/${name}.eml`]);
  expect(results).toEqual([expect.objectContaining({ file: `examples/${name}.eml`, verdict, reasons })]);
});

test("the hidden text is found in the html, where no reader of the mail sees it", async () => {
  const { results } = await inspectJson(["examples/hidden-text.eml"]);
  const fields = results[0]?.findings?.map((finding) => ("field" in finding ? finding.field : "text"));
  expect(fields).toContain("html");
});

test.each([
  ["To with two addresses in one entry", "refuse", mail({ To: "x@evil.com; y@clinic.example" }, "hi")],
  ["To with a list", "clear", mail({ To: "p@clinic.example, q@clinic.example" }, patient)],
  ["Bcc to outside", "protect", mail({ To: "p@clinic.example", Bcc: "q@other.example" }, patient)],
  ["a group whose members cannot be seen", "protect", mail({ To: "undisclosed-recipients:;" }, patient)],
  ["an empty subject and body", "clear", mail({ Subject: "" }, "")],
  ["an encoded subject", "ask", mail({ Subject: "=?utf-8?B?U1NOIDEyMy00NS02Nzg5LCBkaWFiZXRlcw==?=" }, "")],
  ["a sender missing", "clear", "Subject: x\r\nTo: b@other.example\r\n\r\nhi"],
  ["nobody addressed", "protect", `Subject: x\r\n\r\n${patient}`],
  ["a body in base64", "protect", mail({ "Content-Transfer-Encoding": "base64" }, btoa(patient))],
  [
    "a body in quoted-printable",
    "protect",
    mail({ "Content-Transfer-Encoding": "quoted-printable" }, patient.replace("Marisol", "Mari=\r\nsol")),
  ],
  [
    "a text attachment",
    "protect",
    attached('Content-Type: text/plain; name="a.txt"\r\nContent-Disposition: attachment', patient),
  ],
  [
    "an attached mail",
    "protect",
    attached("Content-Type: message/rfc822\r\nContent-Disposition: attachment", mail({}, patient)),
  ],
  ["a mail inside the mail", "protect", attached("Content-Type: message/rfc822", mail({}, patient))],
])("%s is judged %s", async (name, verdict, content) => {
  const { results } = await inspectJson([await save(`${name}.eml`, content)]);
  expect(results).toEqual([expect.objectContaining({ verdict })]);
});

test.each([
  [
    "reads empty",
    'Content-Type: application/pdf; name="a.pdf"\r\nContent-Disposition: attachment',
    "",
    "attachment-empty",
  ],
  [
    "is S/MIME encrypted",
    'Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name="smime.p7m"',
    "MIAG",
    "attachment-encrypted",
  ],
  [
    "is PGP encrypted",
    'Content-Type: application/octet-stream; name="a.asc"',
    "-----BEGIN PGP MESSAGE-----\r\n\r\nhQ==\r\n",
    "attachment-encrypted",
  ],
  [
    "is an encrypted archive",
    'Content-Type: application/zip; name="a.zip"\r\nContent-Transfer-Encoding: base64',
    "UEsDBBQAAQAIAA==",
    "attachment-encrypted",
  ],
])("an attachment that %s is never clean", async (name, headers, content, reason) => {
  const { code, results } = await inspectJson([
    await save(`${name.replaceAll("/", "")}.eml`, attached(headers, content)),
  ]);
  expect(code).toBe(1);
  expect(results[0]).toMatchObject({ verdict: "protect", reasons: ["unreadable-to-outside"] });
  expect(results[0]?.findings).toEqual([
    expect.objectContaining({ kind: "unreadable", where: "attachment-name:0", reason }),
  ]);
});

test("a body of 5 MB is inspected", async () => {
  const filler = "The quick brown fox has nothing to say about anybody.\r\n".repeat(95_000);
  const { code, results } = await inspectJson([await save("big.eml", mail({}, `${filler}${patient}\r\n`))]);
  expect(code).toBe(1);
  expect(results[0]).toMatchObject({ verdict: "protect" });
});

test.each([
  ["binary garbage", Uint8Array.from({ length: 50_000 }, (_, n) => (n * 2_654_435_761) >>> 24), "not-a-mail"],
  ["an empty file", "", "not-a-mail"],
  ["a text that is no mail", "Dear diary,\n\nnothing happened.\n", "not-a-mail"],
  ["a mail nested deeper than any client writes", nestedDeep(), "not-a-mail"],
])("%s: exit 2, and the other files are still inspected", async (name, content, error) => {
  const bad = await save(`${name}.eml`, content);
  const { code, results } = await inspectJson([bad, "examples/clean-mail.eml"]);
  expect(code).toBe(2);
  expect(results).toEqual([{ file: bad, error }, expect.objectContaining({ verdict: "clear" })]);
});

function nestedDeep(): string {
  const depth = Array.from({ length: 300 }, (_, n) => n);
  return depth
    .map(
      (n) => `${n === 0 ? "Subject: x\r\n" : `--b${n - 1}\r\n`}Content-Type: multipart/mixed; boundary="b${n}"\r\n\r\n`,
    )
    .join("");
}

test.each([
  ["a file that is not there", ["inspect", "nowhere.eml"], "nowhere.eml: The file cannot be opened"],
  ["a folder", ["inspect", "examples"], "examples: The file cannot be opened"],
  ["no file named", ["inspect"], "Name at least one .eml file"],
  ["an option that does not exist", ["inspect", "--fast", "a.eml"], "Unknown option '--fast'"],
  ["a command that does not exist", ["inspekt"], "Not a command"],
  ["--jsonl with a file", ["inspect", "--jsonl", "a.eml"], "the drafts come on stdin"],
  ["a policy that is not there", ["inspect", "--policy", "nowhere.json", "a.eml"], "nowhere.json cannot be opened"],
])("%s: exit 2 and what to do on stderr", async (_, args, message) => {
  const { code, stdout, stderr } = await sealpost(args);
  expect(code).toBe(2);
  expect(stdout).toBe("");
  expect(stderr).toContain(message);
});

test.each([
  ["is not JSON", "{", "the document is not JSON"],
  ["is empty", "", "no policy document"],
  ["misspells a key", '{"schema":"sealpost-policy/1","domain":[]}', "domain"],
  ["has a wrong type", '{"schema":"sealpost-policy/1","version":"1"}', "version: "],
])("a policy that %s: exit 2, nothing is inspected, every problem has its place", async (_, content, problem) => {
  const file = await save("policy.json", content);
  const { code, stdout, stderr } = await sealpost(["inspect", "--policy", file, "examples/clean-mail.eml"]);
  expect(code).toBe(2);
  expect(stdout).toBe("");
  expect(stderr).toContain(`The policy in ${file} cannot be used`);
  expect(stderr).toContain(problem);
});

test("without a policy the strictest default is in force, and stderr says so once", async () => {
  const { code, stdout, stderr } = await sealpost([
    "inspect",
    "--json",
    "examples/internal-only.eml",
    "examples/clean-mail.eml",
  ]);
  expect(code).toBe(1);
  expect(stderr.split("strictest default")).toHaveLength(2);
  const { policy: used, results } = JSON.parse(stdout);
  expect(used).toEqual({ source: "strictest-default", version: 1 });
  expect(results[0]).toMatchObject({ verdict: "protect" });
});

test("the table names places, kinds and what to do, and shows no words of the mail", async () => {
  const { code, stdout, stderr } = await sealpost(["inspect", ...policy, "examples/subject-to-outside.eml"]);
  expect(code).toBe(1);
  expect(stdout).toMatch(/Verdict: ask\n {4}Patient information is in the subject line/);
  expect(stdout).toMatch(/subject \d+–\d+ +Medical record number +warning/);
  expect(stdout).toContain("Recipients: 1 outside");
  expect(stdout + stderr).not.toMatch(/Marisol|Quintero|123-45-6789|congestive/);
  expect(stdout).not.toContain("\u001b");
});

test("--show shows the words, with nothing in them that could move the cursor", async () => {
  const file = await save("show.eml", mail({}, `${patient}\r\nMRN 0048\u001b[2J2913 \u202e\r\n`));
  const { stdout } = await sealpost(["inspect", "--show", ...policy, file]);
  expect(stdout).toContain("123-45-6789");
  expect(stdout).not.toContain("\u001b");
  expect(stdout).not.toContain("\u202e");
});

test("the report speaks Spanish where the terminal does", async () => {
  const { stdout } = await sealpost(["inspect", ...policy, "examples/subject-to-outside.eml"], "", {
    LANG: "es_MX.UTF-8",
  });
  expect(stdout).toContain("Veredicto: preguntar");
});

test("a mail comes in on stdin", async () => {
  const content = await readFile(path.join(root, "examples/clean-mail.eml"));
  const { code, stdout } = await sealpost(["inspect", "--json", ...policy, "-"], content);
  expect(code).toBe(0);
  expect(JSON.parse(stdout).results).toEqual([expect.objectContaining({ file: "-", verdict: "clear" })]);
});

test.each([
  [["--help"], 0, /sealpost inspect FILE\.eml/],
  [["inspect", "--help"], 0, /--jsonl/],
  [["--version"], 0, /^sealpost \d+\.\d+\.\d+\n$/],
  [[], 2, /sealpost inspect FILE\.eml/],
])("%j exits %d", async (args, expected, output) => {
  const { code, stdout } = await sealpost(args);
  expect(code).toBe(expected);
  expect(stdout).toMatch(output);
});
