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

const explained = [
  "endpoint",
  "sealing",
  "override",
  "rules",
  "neutralSubject",
  "guidance",
  "limits",
  "languages",
] as const;

function settingsOf(policy: Policy): { path: string; value: unknown }[] {
  return explained.flatMap((key): { path: string; value: unknown }[] => {
    const value = policy[key];
    if (typeof value !== "object" || value === null || Array.isArray(value)) return [{ path: key, value }];
    return Object.entries(value).map(([inner, leaf]) => ({ path: `${key}.${inner}`, value: leaf }));
  });
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
