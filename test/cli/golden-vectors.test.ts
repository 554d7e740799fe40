import { randomUUID } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type GoldenVector, goldenVectorFiles, policyDocument, type VectorFile } from "../support/golden-vector.ts";
import { type TempFolder, tempFolder } from "../support/temp-folder.ts";
import { jsonLines, sealpost } from "./run-sealpost.ts";

/** The command judges mails before anybody has answered, and one that names nobody as if it went to one outside. */
const files = goldenVectorFiles().map((file) => ({
  ...file,
  vectors: file.vectors.filter(
    ({ expect: { reasons }, decision }) =>
      !reasons.includes("no-recipient") && !decision?.answers.some(({ choice }) => choice === "set-aside"),
  ),
}));

interface Answer {
  readonly id: string;
  readonly verdict: string;
  readonly reasons: string[];
  readonly floor: string;
  readonly questions: { reason: string; answer: string; recipients: number[] }[];
  readonly shadow: string[];
  readonly concerns: { code: string }[];
  readonly plan: object;
}

let folder: TempFolder;
beforeAll(async () => {
  folder = await tempFolder();
});
afterAll(() => folder.remove());

describe.each(files.map((file) => [file.name, file] as const))("golden vectors by the command: %s", (_name, file) => {
  test.concurrent.each(byPolicy(file).map((group, at) => [`policy ${at}, ${group.length} drafts`, group] as const))(
    "%s",
    async (_, group) => {
      const answers = await inspect(file, group);
      const expected = group.map((vector) => ({ id: vector.id, ...comparable(vector) }));
      expect(answers.map((answer, at) => answerOf(answer, group[at]))).toEqual(expected);
    },
  );
});

/** Drafts that are judged by one document go through one run of the command. */
function byPolicy(file: VectorFile): readonly GoldenVector[][] {
  const groups = new Map<string, GoldenVector[]>();
  for (const vector of file.vectors) {
    const key = JSON.stringify(policyDocument(file, vector));
    groups.set(key, [...(groups.get(key) ?? []), vector]);
  }
  return [...groups.values()];
}

async function inspect(file: VectorFile, group: readonly GoldenVector[]): Promise<Answer[]> {
  const [first] = group;
  if (first === undefined) throw new Error("a group is empty");
  const policy = join(folder.path, `${randomUUID()}.json`); // Several runs at once.
  writeFileSync(policy, JSON.stringify(policyDocument(file, first)));
  const lines = jsonLines(...group.map(({ id, draft }) => ({ id, at: "2026-03-02T10:00", ...withSender(draft) })));
  const { stdout, stderr, code } = await sealpost(["inspect", "--jsonl", "--details", "--policy", policy], lines);
  expect([stderr, code === 2]).toEqual(["", false]);
  return stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Answer);
}

function withSender(draft: GoldenVector["draft"]): GoldenVector["draft"] {
  return { from: "Alice Clinic <alice@clinic.example>", ...draft };
}

/** The command answers before anybody has: a vector with answers is about what comes after. */
function comparable({ expect: wanted, decision }: GoldenVector): object {
  const { repairedSubject: _subject, trimmed: _trimmed, plan, ...rest } = wanted;
  if (plan === undefined || decision !== undefined) return rest;
  const { overridden: _overridden, ...known } = { overridden: 0, ...plan };
  return { ...rest, plan: known };
}

/** What the vector speaks of, in its own words. */
function answerOf({ id, verdict, reasons, ...answer }: Answer, vector: GoldenVector | undefined): object {
  const wanted = vector === undefined ? {} : comparable(vector);
  return {
    id,
    verdict,
    reasons,
    ...("floor" in wanted ? { floor: answer.floor } : {}),
    ...("questions" in wanted ? { questions: answer.questions.map(questionText) } : {}),
    ...("shadow" in wanted ? { shadow: answer.shadow } : {}),
    ...("concerns" in wanted ? { concerns: answer.concerns.map(({ code }) => code) } : {}),
    ...("plan" in wanted ? { plan: answer.plan } : {}),
  };
}

function questionText({ reason, answer, recipients }: Answer["questions"][number]): string {
  return [reason, answer, recipients.join(",")].join(" ").trim();
}
