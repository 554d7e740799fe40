import type { z } from "zod";
import { policySchema } from "../../../shared/core/policy/policy.ts";
import type { PolicyDocument } from "../policy-document.ts";
import { knownKeys } from "./known-keys.ts";
import { nearestWord } from "./nearest-word.ts";
import { type LintProblem, problem } from "./problem.ts";

type Issue = z.core.$ZodIssue;

/** What the format itself does not take: unknown and missing keys, wrong types, values out of bounds. */
export function schemaProblems({ value }: PolicyDocument): readonly LintProblem[] {
  const parsed = policySchema.safeParse(value);
  return parsed.success ? [] : parsed.error.issues.flatMap((issue) => problemsOf(issue, value));
}

function problemsOf(issue: Issue, document: unknown): readonly LintProblem[] {
  const path = issue.path.map((step) => (typeof step === "symbol" ? String(step) : step));
  const bad = (message: LintProblem["message"], values: LintProblem["values"]): LintProblem[] => [
    problem("error", "bad-value", message, path, values),
  ];
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => {
        const near = nearestWord(key, knownKeys(path));
        return { ...problem("error", "unknown-key", "unknown-key", path, { key, near: near ?? "none" }), key };
      });
    case "invalid_type":
      return isMissing(path, document) ? missing(path) : wrongType(path, issue.expected);
    case "invalid_value":
      return isMissing(path, document) ? missing(path) : bad("not-a-choice", { choices: issue.values.join(", ") });
    case "invalid_union":
      return isMissing(path, document) ? missing(path) : bad("not-a-choice", { choices: choicesOf(issue) });
    case "too_small":
      return bad("too-small", { origin: issue.origin, limit: Number(issue.minimum) });
    case "too_big":
      return bad("too-big", { origin: issue.origin, limit: Number(issue.maximum) });
    case "invalid_format":
    case "custom":
      return bad("bad-form", { form: formOf(issue) });
    default: // A kind of issue that this format does not give today must not pass for no issue.
      return bad("bad-form", { form: "other" });
  }
}

function missing(path: LintProblem["path"]): LintProblem[] {
  return [problem("error", "missing-key", "missing-key", path, { key: String(path.at(-1)) })];
}

function wrongType(path: LintProblem["path"], expected: string): LintProblem[] {
  return [problem("error", "wrong-type", "wrong-type", path, { expected })];
}

function isMissing(path: LintProblem["path"], document: unknown): boolean {
  const value = path.reduce<unknown>((inner, step) => (inner as Record<string | number, unknown>)?.[step], document);
  return value === undefined;
}

function choicesOf(issue: Extract<Issue, { code: "invalid_union" }>): string {
  return "options" in issue && Array.isArray(issue.options) ? issue.options.join(", ") : "";
}

/** The schema's own words for its patterns, as names that the catalogue knows. */
const forms: readonly (readonly [string, string])[] = [
  ["is not a domain", "domain"],
  ["is not an id", "id"],
  ["is not a time", "time"],
  ["is not a file extension", "extension"],
  ["must be https", "https"],
];

function formOf(issue: Extract<Issue, { code: "invalid_format" | "custom" }>): string {
  const known = forms.find(([words]) => issue.message.startsWith(words));
  if (known !== undefined) return known[1];
  if (issue.code === "custom") return "other";
  return ["url", "datetime", "date", "starts_with"].includes(issue.format) ? issue.format : "other";
}
