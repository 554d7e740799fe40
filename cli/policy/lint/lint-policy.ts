import { type Place, type PolicyDocument, readPolicyDocument } from "../policy-document.ts";
import { deliveryProblems } from "./delivery-problems.ts";
import { deploymentProblems } from "./deployment-problems.ts";
import { duplicateIds } from "./duplicate-ids.ts";
import { duplicateKeys } from "./duplicate-keys.ts";
import { groupProblems } from "./group-problems.ts";
import { keyProblems } from "./key-problems.ts";
import { rulesThatNeverFire } from "./never-fires.ts";
import { partnerProblems } from "./partner-problems.ts";
import { type LintProblem, problem } from "./problem.ts";
import { ruleConflicts } from "./rule-conflicts.ts";
import { salvage } from "./salvage.ts";
import { schemaProblems } from "./schema-problems.ts";

export type PlacedProblem = LintProblem & Place;

/** Everything that is wrong with a policy document, in reading order. `now`: milliseconds since the epoch. */
export async function lintPolicy(text: string, now: number): Promise<readonly PlacedProblem[]> {
  const reading = readPolicyDocument(text);
  if (!reading.ok) {
    const code = looksSigned(text) ? "signed-document" : "not-json";
    return [{ ...problem("error", code, code, []), ...reading.place }];
  }
  const { document } = reading;
  const salvaged = salvage(document.value);
  const today = new Date(now).toISOString().slice(0, 10);
  const problems = [
    ...duplicateKeys(document.tree),
    ...schemaProblems(document),
    ...duplicateIds(salvaged),
    ...partnerProblems(salvaged, today),
    ...groupProblems(salvaged),
    ...rulesThatNeverFire(salvaged, today),
    ...ruleConflicts(salvaged),
    ...deploymentProblems(salvaged, now),
    ...deliveryProblems(salvaged, now),
    ...(await keyProblems(salvaged)),
  ];
  return problems
    .map((one) => ({ ...one, ...placeOf(one, document) }))
    .sort((a, b) => a.line - b.line || a.column - b.column);
}

function placeOf({ path, key, offset }: LintProblem, { placeOf: find, placeAt }: PolicyDocument): Place {
  return offset === undefined ? find(path, key) : placeAt(offset);
}

function looksSigned(text: string): boolean {
  return /^\s*[\w-]+\.[\w-]+\.[\w-]+\s*$/.test(text);
}
