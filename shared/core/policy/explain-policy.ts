import type { EmailAddress } from "../draft/email-address.ts";
import { effectivePolicy, groupsOf } from "./effective-policy.ts";
import { type Policy, policySchema } from "./policy.ts";

/** Where an effective value came from. `locked`: the organisation's, and no group may change it. */
export type Layer = "built-in" | "organisation" | "locked" | `group:${string}`;

export interface ExplainedValue {
  /** Such as `sealing.expiryDays`. */
  readonly path: string;
  readonly value: unknown;
  readonly layer: Layer;
}

/** Every setting as it holds for one sender, and where it came from. `document` is the parsed JSON; it must be valid. */
export function explainPolicy(document: unknown, sender: EmailAddress): readonly ExplainedValue[] {
  const policy = policySchema.parse(document);
  const effective = effectivePolicy(policy, sender);
  const groups = policy.groups.filter(({ id }) => groupsOf(sender, policy).includes(id));
  return settingsOf(effective).map(({ path, value }) => ({
    path,
    value,
    layer: layerOf(path, document, policy, groups),
  }));
}

/** Partners are left out: there may be thousands, and each stands there as it is meant. */
const explained = [
  "organisation",
  "domains",
  "endpoint",
  "sealing",
  "delivery",
  "override",
  "rules",
  "neutralSubject",
  "guidance",
  "registers",
  "notice",
  "templates",
  "disclaimers",
  "limits",
  "languages",
] as const;

function settingsOf(policy: Policy): { path: string; value: unknown }[] {
  return explained.flatMap((key) => leavesOf(key, policy[key]));
}

/** Down to what has no names inside; a list is one value. */
function leavesOf(path: string, value: unknown): { path: string; value: unknown }[] {
  if (!isRecord(value) || Array.isArray(value)) return [{ path, value }];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(`${path}.${key}`, inner));
}

function layerOf(path: string, document: unknown, { locked }: Policy, groups: Policy["groups"]): Layer {
  const [top = ""] = path.split(".");
  const isLocked = (locked as readonly string[]).includes(top);
  const setting = isLocked ? undefined : groups.findLast(({ settings }) => has(settings, path));
  if (setting !== undefined) return `group:${setting.id}`;
  if (isLocked) return "locked";
  return has(document, path) ? "organisation" : "built-in";
}

function has(value: unknown, path: string): boolean {
  return (
    path.split(".").reduce<unknown>((inner, key) => (isRecord(inner) ? inner[key] : undefined), value) !== undefined
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
