import { type Policy, policySchema } from "./policy.ts";
import { strictestPolicy } from "./strictest-policy.ts";

/** Why the organisation's document is not in force. */
export type PolicyProblemCause =
  | "missing"
  | "not-json"
  | "invalid"
  | "unsigned"
  | "bad-signature"
  | "expired"
  | "rolled-back";

export interface PolicyProblem {
  readonly cause: PolicyProblemCause;
  /** One line a problem: the place in the document and what to do. Holds no values of the document. */
  readonly problems: readonly string[];
}

/** Which policy is in force, and what is wrong with the one that should be. */
export type LoadedPolicy =
  | { readonly source: "organisation"; readonly policy: Policy }
  | ({ readonly source: "last-good"; readonly policy: Policy } & PolicyProblem)
  | ({ readonly source: "strictest-default"; readonly policy: Policy } & PolicyProblem);

/** The latest documents that were read: a mail client reads its policy at each look, and ten thousand partners take a while. */
const latest = new Map<string, LoadedPolicy>();
/** The one in force, and the one that was delivered. */
const mostKept = 2;

/** Reads a policy document. Never throws and never returns less protection than asked: see `strictestPolicy`. */
export function loadPolicy(text: string | null | undefined): LoadedPolicy {
  if (text === null || text === undefined || text.trim() === "") return strictest("missing", ["no policy document"]);
  const known = latest.get(text);
  if (known !== undefined) return known;
  const loaded = readDocument(text);
  const [oldest] = latest.keys();
  if (oldest !== undefined && latest.size >= mostKept) latest.delete(oldest);
  latest.set(text, loaded);
  return loaded;
}

function readDocument(text: string): LoadedPolicy {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return strictest("not-json", ["the document is not JSON"]);
  }
  const parsed = policySchema.safeParse(document);
  if (parsed.success) return { source: "organisation", policy: parsed.data };
  return strictest(
    "invalid",
    parsed.error.issues.map(({ path, message }) => `${path.join(".") || "document"}: ${message}`),
  );
}

function strictest(cause: PolicyProblemCause, problems: readonly string[]): LoadedPolicy {
  return { source: "strictest-default", policy: strictestPolicy, cause, problems };
}
