import type { LoadedPolicy } from "../../shared/core/policy/load-policy.ts";
import { strictestPolicy } from "../../shared/core/policy/strictest-policy.ts";

/**
 * In the handler's bundle this stands for the core's: the text is what `validatedText` made of a policy that passed the
 * schema, in the pane or in `policy-reader.js`. The schema itself is too large for the handler.
 */
export function loadPolicy(text: string | null | undefined): LoadedPolicy {
  const policy = text ? parse(text) : null;
  if (policy?.schema === "sealpost-policy/1") return { source: "organisation", policy };
  return { source: "strictest-default", policy: strictestPolicy, cause: "missing", problems: [] };
}

function parse(text: string): typeof strictestPolicy | null {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
