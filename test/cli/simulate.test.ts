import { mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TempFolder, tempFolder } from "../support/temp-folder.ts";
import { sealpost } from "./run-sealpost.ts";

const patient = "Patient Marisol Quintero, SSN 123-45-6789, has congestive heart failure.";
let folder: TempFolder;
beforeAll(async () => {
  folder = await tempFolder();
});
afterAll(() => folder.remove());

const at = (name: string): string => path.join(folder.path, name);
async function save(name: string, content: string | Uint8Array): Promise<string> {
  await mkdir(path.dirname(at(name)), { recursive: true });
  await writeFile(at(name), content);
  return at(name);
}

const mail = (headers: Record<string, string> = {}, body = "Lunch on Friday?"): string =>
  `${Object.entries({ From: "Ann <ann@clinic.example>", To: "b@other.example", Subject: "Hello", ...headers })
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join("")}\r\n${body}\r\n`;
const clear = mail();
const protect = mail({}, patient);
const ask = mail({ Subject: "Marisol Quintero, SSN 123-45-6789, heart failure" });
const refuse = mail({ To: "x@evil.example; y@clinic.example" });
const from = "From ann@clinic.example Tue Mar  3 22:15:00 2026\n";
const mboxOf = (...mails: string[]): string =>
  mails.map((one) => `${from}${one.replaceAll("\r\n", "\n").replace(/^(>*From )/gm, ">$1")}\n`).join("");

const policy = (change: object = {}): string =>
  JSON.stringify({
    schema: "sealpost-policy/1",
    version: 1,
    organisation: { name: "Riverside Clinic" },
    domains: ["clinic.example"],
    endpoint: "https://mail.clinic.example",
    ...change,
  });

interface Answer {
  readonly mails: number;
  readonly errors: number;
  readonly verdicts: Readonly<Record<"clear" | "protect" | "ask" | "refuse", number>>;
  readonly rules: readonly { readonly id: string; readonly count: number; readonly shadow: boolean }[];
}
async function simulate(paths: readonly string[], { change = {}, more = [] as string[] } = {}) {
  const file = await save("policy.json", policy(change));
  const { code, stdout, stderr } = await sealpost(["simulate", "--policy", file, "--json", ...more, ...paths]);
  return { code, stderr, answer: JSON.parse(stdout) as Answer };
}
const fired = ({ rules }: Answer) => rules.filter(({ count }) => count > 0);

describe("how many mails would be clear, protected, asked about, refused", () => {
  const verdicts = { clear: 1, protect: 1, ask: 1, refuse: 1 };

  test("a folder of .eml, whatever else lies in it", async () => {
    await save("eml/1.eml", clear);
    await save("eml/2.eml", protect);
    await save("eml/deeper/3.eml", ask);
    await save("eml/deeper/4.eml", refuse);
    await save("eml/notes.md", "Note: nothing here\n\nof mail.\n");
    await save(
      "eml/scan.pdf",
      Uint8Array.from({ length: 5_000 }, (_, n) => n % 251),
    );
    await save("eml/empty", "");
    await symlink(at("eml"), at("eml/deeper/round-in-a-circle"));
    const { code, answer } = await simulate([at("eml")]);
    expect(code).toBe(0);
    expect(Object.keys(answer)).toEqual(["mails", "errors", "verdicts", "rules"]);
    expect(answer).toMatchObject({ mails: 4, errors: 0, verdicts });
    expect(fired(answer)).toEqual([
      { id: "phi-to-outside", count: 2, shadow: false },
      { id: "phi-in-subject", count: 1, shadow: false },
      { id: "recipient-unparseable", count: 1, shadow: false },
    ]);
  });

  test("an mbox", async () => {
    const { code, answer } = await simulate([await save("Sent", mboxOf(clear, protect, ask, refuse))]);
    expect(code).toBe(0);
    expect(answer).toMatchObject({ mails: 4, errors: 0, verdicts });
  });

  test("an mbox on stdin", async () => {
    const file = await save("policy.json", policy());
    const { stdout } = await sealpost(["simulate", "--policy", file, "--json", "-"], mboxOf(clear, protect));
    expect(JSON.parse(stdout)).toMatchObject({ mails: 2, verdicts: { clear: 1, protect: 1 } });
  });

  test("a Maildir with folders in it; what is half delivered is not read", async () => {
    await save("Maildir/cur/1.host:2,S", clear);
    await save("Maildir/new/2.host", protect);
    await save("Maildir/tmp/3.host", protect);
    await save("Maildir/.Sent/cur/4.host:2,S", ask);
    await save("Maildir/.Sent/new/5.host", refuse);
    await save("Maildir/dovecot-uidlist", "3 V1 N1\n");
    const { code, answer } = await simulate([at("Maildir")]);
    expect(code).toBe(0);
    expect(answer).toMatchObject({ mails: 4, errors: 0, verdicts });
  });

  test("several places at once", async () => {
    const paths = [await save("a.eml", clear), await save("b.mbox", mboxOf(protect, protect))];
    expect((await simulate(paths)).answer).toMatchObject({ mails: 3, verdicts: { clear: 1, protect: 2 } });
  });
});

describe("rules", () => {
  const night = { id: "night-mail", when: { time: { from: "22:00", to: "05:00" } }, do: { verdict: "refuse" } };
  const atNight = mail({ Date: "Tue, 3 Mar 2026 22:15:00 -0500" });
  const atNoon = mail({ Date: "Tue, 3 Mar 2026 12:15:00 -0500" });

  test.each<[string, object, string, string]>([
    ["in shadow mode is counted and stops nothing", { rules: [{ ...night, shadow: true }] }, atNight, "clear shadow"],
    ["goes by the sender's clock, at night", { rules: [night] }, atNight, "refuse live"],
    ["goes by the sender's clock, by day", { rules: [night] }, atNoon, "clear none"],
    [
      "goes by the sender's group",
      {
        rules: [{ id: "research", when: { senders: ["lab"] }, do: { verdict: "refuse" } }],
        groups: [{ id: "lab", members: ["ann@clinic.example"] }],
      },
      clear,
      "refuse live",
    ],
    [
      "set by the sender's group",
      {
        groups: [
          {
            id: "lab",
            members: ["clinic.example"],
            settings: { rules: [{ id: "none", when: {}, do: { verdict: "refuse" } }] },
          },
        ],
      },
      clear,
      "refuse live",
    ],
    ...["Re: x", "RE: x", "[EXTERNAL] Re: x"].map((Subject): [string, object, string, string] => [
      `knows a reply by its subject ${Subject}`,
      { rules: [{ id: "replies", when: { draft: ["reply"] }, do: { verdict: "refuse" } }] },
      mail({ Subject }),
      "refuse live",
    ]),
    [
      "knows a reply to several by its headers",
      { rules: [{ id: "replies", when: { draft: ["reply-all"] }, do: { verdict: "refuse" } }] },
      mail({ "In-Reply-To": "<1@clinic.example>", Cc: "c@clinic.example" }),
      "refuse live",
    ],
    [
      "knows a forward, though it has the headers of a reply",
      { rules: [{ id: "forwards", when: { draft: ["forward"] }, do: { verdict: "refuse" } }] },
      mail({ Subject: "Fwd: x", References: "<1@clinic.example>" }),
      "refuse live",
    ],
  ])("one that %s", async (_name, change, content, expected) => {
    const { answer } = await simulate([await save("one.eml", content)], { change });
    const own = fired(answer)[0];
    const [verdict] = Object.entries(answer.verdicts).find(([, count]) => count === 1) ?? [];
    expect(`${verdict} ${own === undefined ? "none" : own.shadow ? "shadow" : "live"}`).toBe(expected);
  });

  test("one that never fired is listed, with 0", async () => {
    const { answer } = await simulate([await save("one.eml", clear)], {
      change: { rules: [{ ...night, shadow: true }] },
    });
    expect(answer.rules).toContainEqual({ id: "phi-in-subject", count: 0, shadow: false });
  });
});

describe("new recipients", () => {
  const mails = mboxOf(protect, protect, mail({ To: "Carol <carol@third.example>" }, patient));

  test("are not asked about, since nobody kept to whom these senders sent before", async () => {
    const { answer } = await simulate([await save("Sent", mails)]);
    expect(answer.verdicts).toMatchObject({ protect: 3, ask: 0 });
  });

  test("with --first-time are asked about once each", async () => {
    const { answer } = await simulate([await save("Sent", mails)], { more: ["--first-time"] });
    expect(answer.verdicts).toMatchObject({ protect: 1, ask: 2 });
    expect(answer.rules).toContainEqual({ id: "first-time-recipient", count: 2, shadow: false });
  });
});

describe("bad input", () => {
  const garbage = Array.from(
    { length: 300 },
    (_, n) => `--b${n}\nContent-Type: multipart/mixed; boundary="b${n + 1}"\n\n`,
  );
  test("an mbox with broken messages: each is an error, the others are counted, exit 2", async () => {
    const mbox = mboxOf(
      clear,
      "this is no mail\n\nat all\n",
      protect,
      "",
      `Subject: x\nContent-Type: multipart/mixed; boundary="b0"\n\n${garbage.join("")}`,
      clear,
    );
    const { code, stderr, answer } = await simulate([await save("Broken", mbox)]);
    expect(answer).toMatchObject({ mails: 3, errors: 3, verdicts: { clear: 2, protect: 1, ask: 0, refuse: 0 } });
    expect(code).toBe(2);
    expect(stderr.split("\n").filter((line) => line.startsWith("1/"))).toEqual([
      expect.stringContaining("1/2: Not a mail"),
      expect.stringContaining("1/4: Not a mail"),
      expect.stringContaining("1/5: Not a mail"),
    ]);
  });

  test("a mail cut off in the middle of a part is still judged, and so is the next", async () => {
    const cut = mail(
      { "Content-Type": 'multipart/mixed; boundary="b"' },
      `--b\r\n\r\n${patient}\r\n--b\r\nContent-Type: text/pl`,
    );
    const { answer } = await simulate([await save("Cut", `${from}${cut.trimEnd()}\n${from}${clear}`)]);
    expect(answer).toMatchObject({ mails: 2, errors: 0, verdicts: { clear: 1, protect: 1 } });
  });

  test("a mail to 1,000 recipients", async () => {
    const To = Array.from({ length: 1_000 }, (_, n) => `Person ${n} <p${n}@other.example>`).join(",\r\n ");
    const { answer } = await simulate([await save("many.eml", mail({ To }, patient))]);
    expect(answer).toMatchObject({ mails: 1, errors: 0, verdicts: { ask: 1 } });
    expect(fired(answer).map(({ id }) => id)).toContain("many-outside-recipients");
  });

  test("a policy with 10,000 partners", async () => {
    const partners = Array.from({ length: 10_000 }, (_, n) => ({
      name: "Lab",
      domains: [`p${n}.example`],
      agreement: { baa: true },
      transport: "pinned-tls",
    }));
    const mails = mboxOf(...Array.from({ length: 50 }, (_, n) => mail({ To: `x@p${n * 200}.example` }, patient)));
    const { answer } = await simulate([await save("Sent", mails)], { change: { partners } });
    expect(fired(answer)).toEqual([{ id: "phi-to-partner", count: 50, shadow: false }]);
  });

  test.each<[string, string[], string]>([
    ["no policy", ["examples"], "Name the policy"],
    ["no path", ["--policy", "examples/policy.json"], "Name mail files"],
    ["a policy that is not there", ["--policy", "nowhere.json", "examples"], "nowhere.json cannot be opened"],
    ["a document that is no policy", ["--policy", "package.json", "examples"], "cannot be used"],
    ["one policy to compare", ["--compare", "examples/policy.json"], "--compare takes two"],
    [
      "a table in a folder that is not there",
      ["--policy", "examples/policy.json", "--csv", "nowhere/x.csv", "examples"],
      "cannot be written",
    ],
    ["a path that is not there", ["--policy", "examples/policy.json", "nowhere"], "1/1: The file cannot be opened"],
    ["a folder without a mail", ["--policy", "examples/policy.json", "docs"], "no mail in what was named"],
  ])("%s: exit 2 and what to do", async (_name, args, message) => {
    const { code, stderr } = await sealpost(["simulate", ...args]);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});

describe("for review", () => {
  test("the table has a row a mail: codes, counts and places, and nothing of the mail", async () => {
    const paths = [await save("Marisol Quintero.eml", protect), await save("Sent", mboxOf(ask, "broken\n"))];
    const csv = at("review.csv");
    await simulate(paths, { more: ["--csv", csv] });
    const text = await readFile(csv, "utf8");
    expect(text.split("\r\n")).toEqual([
      "source,part,path,verdict,user,rules,shadow,internal,partner,outside,personal,unverifiable,unparseable,findings,error",
      expect.stringMatching(/^1,1,,protect,asked,phi-to-outside,,0,0,1,0,0,0,[a-z= \d-]+,$/),
      expect.stringMatching(/^2,1,,ask,asked,phi-in-subject phi-to-outside,,0,0,1,0,0,0,[a-z= \d-]+,$/),
      "2,2,,,,,,,,,,,,,not-a-mail",
      "",
    ]);
    expect(text).not.toMatch(/Marisol|Quintero|123-45|heart|other\.example/);
  });

  test("--paths names files, harmless in a spreadsheet", async () => {
    await save("named/=cmd, 1.eml", clear);
    const file = await save("policy.json", policy());
    const csv = at("named.csv");
    await sealpost(["simulate", "--policy", file, "--paths", "--csv", csv, at("named")]);
    expect(await readFile(csv, "utf8")).toContain(`"${at("named/=cmd, 1.eml")}"`);
  });

  test("nothing that is printed shows the mail or the name of its file", async () => {
    const file = await save("policy.json", policy());
    const paths = [
      await save("Marisol Quintero.eml", protect),
      await save("Marisol Quintero.mbox", mboxOf("broken\n")),
    ];
    const { stdout, stderr } = await sealpost(["simulate", "--policy", file, ...paths]);
    expect(stdout + stderr).not.toMatch(/Marisol|Quintero|123-45/);
    expect(stderr).toContain("2/1: Not a mail");
  });

  test("the report says what users would have met, and which words they would have read", async () => {
    const file = await save("policy.json", policy({ endpoint: null }));
    const { stdout } = await sealpost([
      "simulate",
      "--policy",
      file,
      await save("Sent", mboxOf(clear, protect, refuse)),
    ]);
    expect(stdout).toMatch(/1 +33\.3% +nothing; it goes\n/);
    expect(stdout).toMatch(/2 +66\.7% +no way to send it as it is/);
    expect(stdout).toMatch(/phi-to-outside +1 +Patient information would leave/);
    const spanish = await sealpost(["simulate", "--policy", file, at("Sent")], "", { LANG: "es_MX.UTF-8" });
    expect(spanish.stdout).toContain("Lo que habrían encontrado los usuarios");
  });

  test("mails that strangers sent are told apart", async () => {
    const file = await save("policy.json", policy());
    const { stdout } = await sealpost([
      "simulate",
      "--policy",
      file,
      await save("in.eml", mail({ From: "x@else.example" })),
    ]);
    expect(stdout).toContain("1 mail was not sent from the organisation's domains");
  });
});

describe("--compare OLD NEW", () => {
  test("names the mails that change verdict, and both counts", async () => {
    const old = await save("old.json", policy());
    const next = await save(
      "new.json",
      policy({
        partners: [{ name: "Lab", domains: ["other.example"], agreement: { baa: true }, transport: "pinned-tls" }],
      }),
    );
    const sent = await save("Sent", mboxOf(clear, protect, ask));
    const { code, stdout } = await sealpost(["simulate", sent, "--compare", old, next, "--json"]);
    expect(code).toBe(0);
    const answer = JSON.parse(stdout);
    expect(answer.changed).toEqual([
      {
        source: 1,
        part: 2,
        old: { verdict: "protect", rules: ["phi-to-outside"] },
        new: { verdict: "protect", rules: ["phi-to-partner"] },
      },
      {
        source: 1,
        part: 3,
        old: { verdict: "ask", rules: ["phi-in-subject", "phi-to-outside"] },
        new: { verdict: "ask", rules: ["phi-in-subject", "phi-to-partner"] },
      },
    ]);
    expect(answer.old.verdicts).toEqual({ clear: 1, protect: 1, ask: 1, refuse: 0 });
    expect(answer.new).toMatchObject({ mails: 3, errors: 0 });
    const { stdout: words } = await sealpost(["simulate", "--compare", old, next, sent]);
    expect(words).toContain("1/2: protect (phi-to-outside) → protect (phi-to-partner)");
    expect(words).toContain("2 mails change verdict.");
  });

  test("the same policy twice: nothing changes", async () => {
    const file = await save("policy.json", policy());
    const { stdout } = await sealpost(["simulate", "--compare", file, file, "examples", "--json"]);
    expect(JSON.parse(stdout).changed).toEqual([]);
  });
});

test("an mbox of 100 MB is read in memory that does not grow with it, and progress is shown", async () => {
  const filler = `${"The quick brown fox has nothing to say. ".repeat(25)}\n`.repeat(100);
  const one = mboxOf(mail({ "Content-Type": "application/octet-stream", "Content-Disposition": "attachment" }, filler));
  const messages = Math.ceil(100_000_000 / one.length);
  const file = await save("policy.json", policy());
  const input = (function* () {
    for (let n = 0; n < messages; n++) yield one;
  })();
  const args = ["simulate", "--policy", file, "--json", "--progress", "-"];
  const { stdout, stderr } = await sealpost(args, input, { NODE_OPTIONS: "--max-old-space-size=64" });
  expect(JSON.parse(stdout)).toMatchObject({ mails: messages, errors: 0 });
  expect(stderr).toMatch(/\d+ mails, 0 not readable, \d+ MB/);
});
