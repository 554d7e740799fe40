import { readFile } from "node:fs/promises";
import { loadPolicy } from "../shared/core/policy/load-policy.ts";
import type { Policy } from "../shared/core/policy/policy.ts";
import { strictestPolicy } from "../shared/core/policy/strictest-policy.ts";

/**
 * The policy that a command works with. Unlike a mail client, which falls back to the strictest default, a command
 * that was told a policy stops when it cannot be used: its answers would be about another policy.
 */
export type PolicyReading =
  | { readonly ok: true; readonly policy: Policy; readonly source: "organisation" | "strictest-default" }
  | { readonly ok: false; readonly problem: "unreadable" }
  | { readonly ok: false; readonly problem: "invalid"; readonly problems: readonly string[] };

export async function readPolicyFile(path: string | undefined): Promise<PolicyReading> {
  if (path === undefined) return { ok: true, policy: strictestPolicy, source: "strictest-default" };
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch {
    return { ok: false, problem: "unreadable" };
  }
  const loaded = loadPolicy(text);
  if (loaded.source === "organisation") return { ok: true, policy: loaded.policy, source: "organisation" };
  return { ok: false, problem: "invalid", problems: loaded.problems };
}
