import { expect, test } from "vitest";
import { jsonLines, sealpost } from "./run-sealpost.ts";

const policy = ["--policy", "examples/policy.json"];
const lines = (stdout: string): Record<string, unknown>[] =>
  stdout
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));

const patient = "Patient Marisol Quintero, SSN 123-45-6789, has congestive heart failure.";
const outside = ["lee@cardiology.example"];
const phiWords = ["Marisol", "Quintero", "123-45-6789", "congestive"];

interface Found {
  readonly kind: string;
  readonly where: string;
  readonly start: number;
  readonly end: number;
  readonly confidence: number;
  readonly reason: string;
  readonly field?: string;
}
const findingsIn = (answer: Record<string, unknown> | undefined): Found[] => (answer?.findings ?? []) as Found[];

test("answers have the documented shape and the order of the input, and the exit code says that something was found", async () => {
  const drafts = Array.from({ length: 40 }, (_, n) => ({
    id: `d${n}`,
    subject: n % 2 === 0 ? "Lunch" : "Please call",
    text: n % 2 === 0 ? "On Friday?" : patient,
    to: outside,
  }));
  const { code, stdout, stderr } = await sealpost(["inspect", "--jsonl", ...policy], jsonLines(...drafts));
  const answers = lines(stdout);
  expect(code).toBe(1);
  expect(stderr).toBe("");
  expect(answers.map(({ id }) => id)).toEqual(drafts.map(({ id }) => id));
  expect(answers[0]).toEqual({
    id: "d0",
    phi: false,
    level: "none",
    verdict: "clear",
    findings: [],
    ms: expect.any(Number),
  });
  expect(answers[1]).toMatchObject({ id: "d1", phi: true, level: "warn", verdict: "protect" });
  for (const finding of findingsIn(answers[1])) {
    expect(Object.keys(finding)).toEqual(["kind", "where", "start", "end", "confidence", "reason"]);
  }
});

test("nothing found exits 0", async () => {
  const draft = { id: 1, subject: "Lunch", text: "On Friday?", to: outside };
  expect((await sealpost(["inspect", "--jsonl", ...policy], jsonLines(draft))).code).toBe(0);
});

test.each([
  ["a line that is not JSON", "Marisol Quintero {", { error: "not-json" }],
  ["a JSON value that is no object", '"Marisol Quintero"', { error: expect.stringMatching(/^not-a-draft: /) }],
  ["an object with nothing to inspect", '{"id":"e"}', { id: "e", error: expect.stringMatching(/^not-a-draft: /) }],
  [
    "a subject that is a number",
    '{"id":7,"subject":7}',
    { id: 7, error: expect.stringMatching(/^not-a-draft: subject: /) },
  ],
  [
    "recipients that are numbers",
    '{"id":"r","text":"x","to":[1]}',
    { id: "r", error: expect.stringMatching(/^not-a-draft: to/) },
  ],
  [
    "an attachment without a name",
    '{"id":"a","text":"x","attachments":[{}]}',
    { id: "a", error: expect.stringMatching(/^not-a-draft: attachments\.0\.name: /) },
  ],
])("%s is answered in its place, the run goes on, and the exit code is 2", async (_, bad, expected) => {
  const good = { id: "good", subject: "Lunch", text: "On Friday?", to: outside };
  const { code, stdout, stderr } = await sealpost(
    ["inspect", "--jsonl", ...policy],
    `${jsonLines(good)}${bad}\n${jsonLines(good)}`,
  );
  expect(code).toBe(2);
  expect(lines(stdout)).toEqual([
    expect.objectContaining({ id: "good" }),
    expected,
    expect.objectContaining({ id: "good" }),
  ]);
  expect(stdout + stderr).not.toMatch(/Marisol|Quintero/);
});

test("bytes that are not UTF-8 are an error, not replacement characters", async () => {
  const { code, stdout } = await sealpost(
    ["inspect", "--jsonl", ...policy],
    Buffer.from('{"text":"\xe9"}\n', "latin1"),
  );
  expect(code).toBe(2);
  expect(lines(stdout)).toEqual([{ error: "not-utf-8" }]);
});

test("a line longer than the limit is skipped and reported, and the next one is read", async () => {
  const megabyte = "x".repeat(1024 * 1024);
  function* input(): Generator<string> {
    yield '{"id":"long","text":"';
    for (let n = 0; n < 65; n++) yield megabyte;
    yield `"}\n${jsonLines({ id: "next", text: "short", to: outside })}`;
  }
  const { code, stdout } = await sealpost(["inspect", "--jsonl", ...policy], input());
  expect(code).toBe(2);
  expect(lines(stdout)).toEqual([{ error: "too-large" }, expect.objectContaining({ id: "next", verdict: "clear" })]);
});

test("memory stays flat over an input far larger than it", async () => {
  const body = "Nothing to see here. ".repeat(5_000);
  const line = jsonLines({ id: "n", text: body, to: outside });
  function* input(): Generator<string> {
    for (let n = 0; n < 1_500; n++) yield line; // about 150 MB
  }
  const { code, stdout } = await sealpost(["inspect", "--jsonl", ...policy], input(), {
    NODE_OPTIONS: "--max-old-space-size=64",
  });
  expect(code).toBe(0);
  expect(lines(stdout)).toHaveLength(1_500);
});

test.each([
  ["a lone surrogate in the text", { text: `\ud800 ${patient} \udfff`, to: outside }, "protect"],
  ["a lone surrogate in a recipient", { text: "hi", to: ["\ud800@x.example"] }, "refuse"],
  ["an empty subject and body", { subject: "", text: "", to: outside }, "clear"],
  ["no recipients, no sender", { text: patient }, "protect"],
  ["a sender that is not one address", { text: "hi", from: "a@b.example, c@d.example", to: outside }, "clear"],
  ["two addresses in one string", { text: "hi", to: ["x@evil.com, y@hospital.org"] }, "refuse"],
  [
    "an attachment that reads empty",
    { text: "see file", to: outside, attachments: [{ name: "a.pdf", text: "" }] },
    "protect",
  ],
  ["an attachment that nobody read", { text: "see file", to: outside, attachments: [{ name: "a.pdf" }] }, "clear"],
  ["patient information inside the organisation", { text: patient, to: ["priya@clinic.example"] }, "clear"],
  [
    "patient information in the subject inside the organisation",
    { subject: patient, text: "", to: ["p@clinic.example"] },
    "ask",
  ],
  [
    "nulls where nothing is",
    { subject: null, text: "hi", html: null, to: outside, cc: null, attachments: null },
    "clear",
  ],
])("%s: %j is %s", async (_, draft, verdict) => {
  const { stdout } = await sealpost(["inspect", "--jsonl", ...policy], jsonLines(draft));
  expect(lines(stdout)).toEqual([expect.objectContaining({ verdict })]);
});

test("blank lines, a byte order mark and CRLF are no reason to fail", async () => {
  const draft = '{"id":"a","text":"hi","to":["b@x.example"]}';
  const { code, stdout } = await sealpost(["inspect", "--jsonl", ...policy], `\ufeff${draft}\r\n\r\n\n${draft}`);
  expect(code).toBe(0);
  expect(lines(stdout)).toHaveLength(2);
});

test("a body of 5 MB is inspected", async () => {
  const filler = "The quick brown fox has nothing to say about anybody. ".repeat(97_000);
  const { code, stdout } = await sealpost(
    ["inspect", "--jsonl", ...policy],
    jsonLines({ id: "big", text: `${filler}\n${patient}\n${filler}`.slice(0, 6_000_000), to: outside }),
  );
  expect(code).toBe(1);
  expect(lines(stdout)).toEqual([expect.objectContaining({ id: "big", phi: true, verdict: "protect" })]);
});

test("offsets index the text as given, astral characters counted as two", async () => {
  const text = `\u{1f600}\r\n${patient}`;
  const { stdout } = await sealpost(["inspect", "--jsonl", ...policy], jsonLines({ text, to: outside }));
  const ssn = findingsIn(lines(stdout)[0]).find(({ kind }) => kind === "ssn");
  expect(text.slice(ssn?.start, ssn?.end)).toBe("123-45-6789");
});

test("offsets index the html where there is no text", async () => {
  const html = `<p>Re&ccedil;u: patient <b>Marisol</b> Quintero,&nbsp;SSN 123-45-6789, has congestive heart failure.</p>`;
  const { stdout } = await sealpost(["inspect", "--jsonl", ...policy], jsonLines({ html, to: outside }));
  const ssn = findingsIn(lines(stdout)[0]).find(({ kind }) => kind === "ssn");
  expect(ssn?.field).toBeUndefined();
  expect(html.slice(ssn?.start, ssn?.end)).toBe("123-45-6789");
});

test("what only the html holds is reported with offsets in the html, what both hold only once", async () => {
  const html = `<p>${patient}</p><div style="display:none">Patient Walter Nakamura, MRN 00290455, on dialysis</div>`;
  const { stdout } = await sealpost(["inspect", "--jsonl", ...policy], jsonLines({ text: patient, html, to: outside }));
  const findings = findingsIn(lines(stdout)[0]);
  expect(findings.filter(({ kind }) => kind === "ssn")).toHaveLength(1);
  const hidden = findings.find(({ kind }) => kind === "mrn");
  expect(hidden?.field).toBe("html");
  expect(html.slice(hidden?.start, hidden?.end)).toContain("00290455");
});

test("places are named as documented", async () => {
  const draft = {
    subject: patient,
    text: `${patient}\n\nOn Mon, Nov 16, 2026 Lee wrote:\n> ${patient}\n`,
    to: outside,
    attachments: [{ name: "other.txt" }, { name: "Quintero_SSN_123-45-6789_heart_failure.txt", text: patient }],
  };
  const { stdout } = await sealpost(["inspect", "--jsonl", ...policy], jsonLines(draft));
  const places = new Set(findingsIn(lines(stdout)[0]).map(({ where }) => where));
  for (const place of ["subject", "body", "quoted", "attachment:1"]) expect(places).toContain(place);
});

test("no words of the drafts reach stdout or stderr", async () => {
  const drafts = [
    { id: 1, subject: patient, text: patient, html: `<p>${patient}</p>`, to: outside },
    { id: 2, text: 5, subject: patient },
  ];
  const { stdout, stderr } = await sealpost(["inspect", "--jsonl", "--progress", ...policy], jsonLines(...drafts));
  for (const word of phiWords) expect(stdout + stderr).not.toContain(word);
  expect(stderr).toBe("2 inspected, 1 with something found, 1 not readable\n");
});
