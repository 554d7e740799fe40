import { isPublicKey } from "../../policy/key-file.ts";
import type { Evidence } from "../evidence.ts";
import { answersOf, type Result } from "../result.ts";
import { notThere } from "./served-files.ts";

/** The add-in knows whose policies to believe, and nothing secret lies open beside it. */
export function checkDeployment({ deployment, keys, host }: Evidence): readonly Result[] {
  const { ok, warning, failure } = answersOf("deployment");
  const url = `${host}/deployment.json`;
  switch (deployment.kind) {
    case "not-fetched": {
      const absent = notThere("deployment", url, deployment.answer);
      return absent === null ? [] : [absent];
    }
    case "absent":
      return [warning("deployment-absent", { url })];
    case "unreadable":
      return [failure("deployment-unreadable", { url })];
    case "read":
  }
  const { pinnedKeys, hasCode } = deployment;
  const unpinned = keys.filter((key) => !pinnedKeys.includes(key));
  const results: readonly Result[] = [
    ...(pinnedKeys.every(isPublicKey) ? [] : [failure("deployment-bad-key", { url })]),
    ...(pinnedKeys.length === 0 ? [warning("deployment-no-key", { url })] : []),
    ...(pinnedKeys.length > 0 && unpinned.length > 0 ? [failure("deployment-other-key", { url })] : []),
    ...(hasCode ? [warning("deployment-open-code", { url })] : []),
  ];
  return results.length > 0 ? results : [ok("deployment-good", { count: pinnedKeys.length })];
}
