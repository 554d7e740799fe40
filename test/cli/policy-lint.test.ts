import { writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lintPolicy } from "../../cli/policy/lint/lint-policy.ts";
import { lintText } from "../../shared/text/cli-lint.ts";
import { type TempFolder, tempFolder } from "../support/temp-folder.ts";
import { sealpost } from "./run-sealpost.ts";

let folder: TempFolder;
beforeAll(async () => {
  folder = await tempFolder();
});
afterAll(() => folder.remove());

async function save(name: string, content: string): Promise<string> {
  const file = path.join(folder.path, name);
  await writeFile(file, content);
  return file;
}

const now = Date.parse("2027-05-03T10:00:00Z");
const base = {
  schema: "sealpost-policy/1",
  version: 3,
  organisation: { name: "Riverside Clinic" },
  domains: ["clinic.example"],
  endpoint: "https://mail.clinic.example",
};
const phi = { about: "patient-information" };
const refuse = { verdict: "refuse" };
const partner = (domain: string, agreement: object = { baa: true }): object => ({
  name: "Lab",
  domains: [domain],
  agreement,
});
const rule = (when: object, change: object = {}): object => ({ id: "own-rule", when, do: refuse, ...change });

/** `code at what stands there`, for every problem but the missing escrow key. */
async function problemsIn(change: object): Promise<string[]> {
  return problemsInText(JSON.stringify({ ...base, ...change }, null, 2));
}
async function problemsInText(text: string): Promise<string[]> {
  const lines = text.split("\n");
  return (await lintPolicy(text, now))
    .filter(({ code }) => code !== "no-escrow-key")
    .map(
      ({ severity, code, line, column }) =>
        `${severity} ${code} at ${lines[line - 1]?.slice(column - 1).replace(/[,[{ ]*$/, "")}`,
    );
}

test("a sound policy has no problems", async () => {
  expect(await problemsIn({ rules: [rule({ findings: phi })], partners: [partner("lab.example")] })).toEqual([]);
});

describe("what the format does not take", () => {
  test.each<[string, object, string]>([
    ["an unknown key", { overide: { allowed: true } }, 'error unknown-key at "overide":'],
    ["an unknown key deep inside", { sealing: { confirmm: true } }, 'error unknown-key at "confirmm": true'],
    ["a key missing", { organisation: {} }, "error missing-key at {}"],
    ["a wrong type", { version: "3" }, 'error wrong-type at "3"'],
    ["a list in place of an object", { organisation: [] }, "error wrong-type at []"],
    ["a choice that does not exist", { languages: ["en", "fr"] }, 'error bad-value at "fr"'],
    [
      "a verdict that does not exist",
      { rules: [rule({}, { do: { verdict: "block" } })] },
      'error bad-value at "block"',
    ],
    ["a number too small", { sealing: { expiryDays: 0 } }, "error bad-value at 0"],
    ["a name too long", { organisation: { name: "x".repeat(121) } }, `error bad-value at "${"x".repeat(121)}"`],
    ["a domain with a star", { domains: ["*.clinic.example"] }, 'error bad-value at "*.clinic.example"'],
    ["an endpoint without TLS", { endpoint: "http://mail.clinic.example" }, 'error bad-value at "http://'],
    ["a time that is none", { rules: [rule({ time: { from: "25:00" } })] }, 'error bad-value at "25:00"'],
    ["a day that is none", { expires: "2027-13-01" }, 'error bad-value at "2027-13-01"'],
    [
      "a private key as escrow key",
      { sealing: { escrowKeys: ["-----BEGIN PGP PRIVATE KEY BLOCK-----"] } },
      "error bad-value at",
    ],
    ["a later format", { schema: "sealpost-policy/2" }, 'error bad-value at "sealpost-policy/2"'],
  ])("%s", async (_name, change, problem) => {
    expect((await problemsIn(change)).join("\n")).toContain(problem);
  });

  test.each<[string, string, string]>([
    ["not JSON", '{"schema": }', "error not-json at }"],
    ["a comma after the last entry", '{"schema": "x",}', "error not-json at }"],
    ["a comment", '{\n// no\n"schema": "x"}', "error not-json at // no"],
    ["nothing", "", "error not-json at "],
    ["a signed document", "eyJhbGciOiJFZERTQSJ9.e30.c2ln", "error signed-document at eyJh"],
    ["a key twice", '{\n"version": 1,\n"version": 2}', 'error duplicate-key at "version": 2'],
  ])("%s", async (_name, text, problem) => {
    expect((await problemsInText(text)).join("\n")).toContain(problem);
  });

  test("a misspelt key is told its likely name", async () => {
    const found = await lintPolicy(JSON.stringify({ ...base, overide: {} }), now);
    expect(found.find(({ code }) => code === "unknown-key")?.values).toEqual({ key: "overide", near: "override" });
  });
});

describe("ids that stand twice", () => {
  const template = { id: "twice", title: { en: "t" }, subject: { en: "s" }, body: { en: "b" } };
  test.each<[string, object]>([
    ["rules", { rules: [rule({ findings: phi }, { id: "twice" }), rule({ draft: ["reply"] }, { id: "twice" })] }],
    [
      "groups",
      { groups: [1, 2].map(() => ({ id: "twice", members: ["clinic.example"], settings: { guidance: "x" } })) },
    ],
    ["templates", { templates: [template, template] }],
  ])("%s", async (_name, change) => {
    expect(await problemsIn(change)).toEqual(['error duplicate-id at "twice"']);
  });

  test("a group's rule may take the place of the organisation's", async () => {
    const settings = { rules: [rule({ draft: ["reply"] })] };
    const groups = [{ id: "front-desk", members: ["desk@clinic.example"], settings }];
    expect(await problemsIn({ rules: [rule({ findings: phi })], groups })).toEqual([]);
  });
});

describe("a rule that can never fire", () => {
  const lab = [partner("lab.example")];
  test.each<[string, object, object?]>([
    ["senders of no group", { senders: ["nobody"] }],
    ["kinds that are not what it is about", { findings: { about: "unreadable", kinds: ["ssn"] } }],
    ["unreadable things where none are found", { findings: { about: "unreadable", places: ["subject"] } }],
    ["partners where there are none", { recipients: { standing: ["partner"] } }],
    [
      "a partner whose agreement has ended",
      { recipients: { standing: ["partner"] } },
      { partners: [partner("lab.example", { baa: true, until: "2027-05-02" })] },
    ],
    ["an own domain as outside", { recipients: { standing: ["outside"], domains: ["clinic.example"] } }],
    ["a foreign domain as internal", { recipients: { standing: ["internal"], domains: ["x.example"] } }],
    [
      "a stranger's domain as partner",
      { recipients: { standing: ["partner"], domains: ["x.example"] } },
      { partners: lab },
    ],
    ["a domain for a group", { recipients: { standing: ["unverifiable"], domains: ["x.example"] } }],
    ["an address as domain", { recipients: { domains: ["ann@x.example"] } }],
    ["a reply to all that is new", { concerns: ["reply-all"], draft: ["new", "reply"] }],
    ["somebody added to a forward", { concerns: ["added-to-thread"], draft: ["forward"] }],
    ["a time that ends as it begins", { time: { from: "08:00", to: "08:00" } }],
    ["a time up to midnight's beginning", { time: { to: "00:00" } }],
  ])("%s", async (_name, when, change = {}) => {
    const found = await problemsIn({ ...change, rules: [rule(when)] });
    expect(found.filter((one) => one.startsWith("error"))).toEqual([expect.stringContaining("error never-fires at ")]);
  });

  test.each<[string, object, object?]>([
    ["over midnight", { time: { from: "22:00", to: "05:00" } }],
    ["a file that cannot be read, at its name", { findings: { about: "unreadable", places: ["attachment-name"] } }],
    ["partners, where there is one", { recipients: { standing: ["partner"] } }, { partners: lab }],
    ["an outside domain", { recipients: { standing: ["outside"], domains: ["x.example"] } }],
    ["one of two standings", { recipients: { standing: ["partner", "outside"], domains: ["x.example"] } }],
    ["reply-all among other concerns", { concerns: ["reply-all", "first-time"], draft: ["new"] }],
  ])("but not %s", async (_name, when, change = {}) => {
    expect(await problemsIn({ ...change, rules: [rule(when)] })).toEqual([]);
  });

  test("one unknown group beside a known one is a mistake, and the rule can fire", async () => {
    const groups = [{ id: "front-desk", members: ["desk@clinic.example"] }];
    expect(await problemsIn({ groups, rules: [rule({ senders: ["front-desk", "nobody"] })] })).toEqual([
      'error unknown-group at "nobody"',
    ]);
  });
});

describe("rules against rules", () => {
  const when = { findings: { kinds: ["ssn", "mrn"] }, recipients: { standing: ["outside"] } };
  const sameWhen = { recipients: { standing: ["outside"] }, findings: { kinds: ["mrn", "ssn"] } };
  const ask = { verdict: "ask", answer: "confirm" };
  const toOutside = { findings: phi, recipients: { standing: ["outside", "personal", "unverifiable"] } };
  const seal = { verdict: "protect", floor: "sealed" };

  test.each<[string, object[], string[]]>([
    [
      "the same condition and another consequence, in whatever order it is written",
      [rule(when), rule(sameWhen, { id: "other-rule", do: ask })],
      ["error contradiction at {"],
    ],
    [
      "the same condition and the same consequence",
      [rule(when), rule(sameWhen, { id: "other-rule" })],
      ["warning same-rule-twice at {"],
    ],
    ["one of the two is only rehearsed", [rule(when), rule(when, { id: "other-rule", do: ask, shadow: true })], []],
    ["another condition", [rule(when), rule({ findings: phi }, { id: "other-rule", do: ask })], []],
    [
      "less than the built-in rule asks for",
      [rule(toOutside, { id: "phi-to-outside", do: { verdict: "protect", floor: "tls" } })],
      ["warning weaker-than-built-in at {"],
    ],
    [
      "the built-in rule for fewer drafts",
      [rule({ ...toOutside, draft: ["new"] }, { id: "phi-to-outside", do: seal })],
      ["warning weaker-than-built-in at {"],
    ],
    [
      "the built-in rule in shadow mode",
      [rule(toOutside, { id: "phi-to-outside", do: seal, shadow: true })],
      ["warning weaker-than-built-in at true"],
    ],
    ["more than the built-in rule asks for", [rule(toOutside, { id: "phi-to-outside" })], []],
    ["the built-in rule for more drafts", [rule({ findings: phi }, { id: "phi-to-outside", do: seal })], []],
    ["no more than a built-in rule asks for", [rule(toOutside, { do: seal })], ["warning no-effect at {"]],
    ["protection inside", [rule({ recipients: { standing: ["internal"] } }, { do: seal })], ["warning no-effect at {"]],
    [
      "an address that cannot be read, which is refused anyway",
      [rule({ recipients: { standing: ["unparseable"] } })],
      ["warning no-effect at {"],
    ],
  ])("%s", async (_name, rules, problems) => {
    const found = await problemsIn({ rules });
    expect(found.map((one) => one.replace(/ at (?:"(?:do|when)": )?$/, " at {"))).toEqual(problems);
  });

  test("a group's rule contradicts the organisation's beside it", async () => {
    const settings = { rules: [rule(when, { id: "other-rule", do: ask })] };
    const groups = [{ id: "front-desk", members: ["desk@clinic.example"], settings }];
    expect((await problemsIn({ rules: [rule(when)], groups })).join()).toContain("error contradiction");
  });

  test("rules of two groups do not meet", async () => {
    const groups = [refuse, ask].map((consequence, index) => ({
      id: `group-${index}`,
      members: [`desk${index}@clinic.example`],
      settings: { rules: [rule(when, { id: `rule-${index}`, do: consequence })] },
    }));
    expect(await problemsIn({ groups })).toEqual([]);
  });
});

describe("partners, groups and deployment", () => {
  const group = (change: object): object => ({
    groups: [{ id: "front-desk", members: ["desk@clinic.example"], ...change }],
  });
  test.each<[string, object, string]>([
    [
      "a partner that is ourselves",
      { partners: [partner("clinic.example")] },
      'error partner-is-own at "clinic.example"',
    ],
    [
      "a domain of two partners",
      { partners: [partner("lab.example"), partner("lab.example")] },
      'error duplicate-domain at "lab.example"',
    ],
    ["an own domain twice", { domains: ["clinic.example", "Clinic.example"] }, "warning duplicate-domain at"],
    [
      "an agreement that has ended",
      { partners: [partner("lab.example", { baa: true, until: "2027-05-02" })] },
      'warning agreement-expired at "2027-05-02"',
    ],
    ["a partner without one", { partners: [partner("lab.example", { baa: false })] }, "warning no-agreement at false"],
    [
      "a group that sets what is locked",
      { locked: ["sealing"], ...group({ settings: { sealing: { expiryDays: 5 } } }) },
      'error locked-by-organisation at "sealing":',
    ],
    ["a group that does nothing", group({}), 'warning unused-group at "front-desk"'],
    [
      "a member nobody can be",
      group({ members: ["desk@"], settings: { guidance: "x" } }),
      'error bad-member at "desk@"',
    ],
    ["an expiry in the past", { expires: "2027-05-03T09:59:59Z" }, "error expired at"],
    ["an expiry in a week", { expires: "2027-05-10T00:00:00Z" }, "warning expires-soon at"],
    ["no endpoint to seal to", { endpoint: null }, "warning no-endpoint at null"],
    [
      "overrides without a reason to choose",
      { override: { allowed: true, reasons: [] } },
      "warning no-override-reason at []",
    ],
    ["delivery without the endpoint's key", { delivery: { submit: true } }, "warning no-delivery-key at true"],
    ["a gateway that is not proven", { delivery: { gateway: { profile: "zix" } } }, "warning gateway-unproven at"],
    [
      "a gateway that will have been proven",
      { delivery: { gateway: { profile: "zix", provenOn: "2027-05-04" } } },
      'error gateway-proven-later at "2027-05-04"',
    ],
    [
      "a gateway that was proven long ago",
      { delivery: { gateway: { profile: "zix", provenOn: "2026-01-31" } } },
      'warning gateway-old-proof at "2026-01-31"',
    ],
    [
      "a header for a gateway that is told by the subject",
      { delivery: { gateway: { profile: "zix", header: "X-Ours", provenOn: "2027-05-01" } } },
      'warning gateway-header-unused at "X-Ours"',
    ],
    [
      "preferences without a warning",
      { registers: { unencryptedPreference: { allowed: true } } },
      "warning no-preference-warning at true",
    ],
    [
      "an escrow key that is broken",
      {
        sealing: {
          escrowKeys: ["-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nbm90IGEga2V5\n-----END PGP PUBLIC KEY BLOCK-----\n"],
        },
      },
      "error bad-key at",
    ],
  ])("%s", async (_name, change, problem) => {
    const found = await problemsIn(change);
    expect(found).toEqual([expect.stringContaining(problem)]);
  });

  test("no escrow key", async () => {
    expect((await lintPolicy(JSON.stringify(base), now)).map(({ code }) => code)).toEqual(["no-escrow-key"]);
  });
});

test("one mistake does not hide the others", async () => {
  const found = await problemsIn({
    overide: {},
    version: "3",
    rules: [
      rule({ findings: phi, senders: ["nobody"] }),
      rule({ findings: phi }, { id: "twice" }),
      rule({ findings: phi }, { id: "twice", do: { verdict: "ask", answer: "confirm" } }),
      rule({ findings: phi }, { id: "third", do: { verdict: "ask", answer: "reason" } }),
    ],
  });
  const codes = found.map((one) => one.split(" ")[1]);
  for (const code of ["unknown-key", "wrong-type", "duplicate-id", "never-fires", "contradiction"]) {
    expect(codes).toContain(code);
  }
});

test("10,000 partners are linted, and the one wrong one is found", async () => {
  const partners = Array.from({ length: 10_000 }, (_, index) => partner(`p${index}.example`));
  expect(await problemsIn({ partners: [...partners, partner("p5.example")] })).toEqual([
    'error duplicate-domain at "p5.example"',
  ]);
});

test("every problem has its words in both languages, filled in", async () => {
  const text = JSON.stringify({ ...base, overide: {}, version: "3", sealing: { expiryDays: 0 }, languages: ["fr"] });
  const file = await save("words.json", text);
  for (const LANG of ["en_US.UTF-8", "es_MX.UTF-8"]) {
    const { stdout } = await sealpost(["policy", "lint", file], "", { LANG });
    expect(stdout).not.toMatch(/[{}]/);
    expect(stdout.split("\n").length).toBeGreaterThan(5);
  }
  expect(Object.keys(lintText.es)).toEqual(Object.keys(lintText.en));
});

describe("the command", () => {
  test("file:line:column, what to do, exit 1", async () => {
    const file = await save("misspelt.json", `{\n  "schema": "sealpost-policy/1",\n  "domain": []\n}\n`);
    const { code, stdout } = await sealpost(["policy", "lint", file]);
    expect(code).toBe(1);
    expect(stdout).toContain(`${file}:3:3: error unknown-key: There is no key "domain" here; did you mean "domains"?`);
  });

  test("--json for programs", async () => {
    const file = await save("wrong.json", JSON.stringify({ ...base, version: "3" }));
    const { code, stdout } = await sealpost(["policy", "lint", "--json", file]);
    expect(code).toBe(1);
    const wanted = { file, line: 1, severity: "error", code: "wrong-type", path: "version" };
    expect(JSON.parse(stdout).problems).toContainEqual(expect.objectContaining(wanted));
  });

  test("warnings alone exit 0, with --strict 1", async () => {
    const file = await save("warned.json", JSON.stringify(base));
    expect((await sealpost(["policy", "lint", file])).code).toBe(0);
    expect((await sealpost(["policy", "lint", "--strict", file])).code).toBe(1);
  });

  test.each([
    ["a file that is not there", ["policy", "lint", "nowhere.json"], "nowhere.json cannot be opened"],
    ["no file", ["policy", "lint"], "Name at least one policy file"],
    ["an option that does not exist", ["policy", "lint", "--fix", "x"], "Unknown option '--fix'"],
    ["a command that does not exist", ["policy", "lintt"], "Not a policy command"],
    ["no command", ["policy"], "Not a policy command"],
  ])("%s: exit 2 and what to do", async (_name, args, message) => {
    const { code, stderr } = await sealpost(args);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  test("the example policies are clean", async () => {
    const names = ["small-clinic", "hospital", "health-plan", "medical-equipment"];
    const files = names.map((name) => `examples/policies/${name}.json`);
    const { code, stdout } = await sealpost(["policy", "lint", "--strict", ...files]);
    expect(stdout).toBe("4 policies: 0 errors, 0 warnings.\n");
    expect(code).toBe(0);
  });
});
