import type { EmailAddress } from "../../shared/core/draft/email-address.ts";
import { effectivePolicy, groupsOf } from "../../shared/core/policy/effective-policy.ts";
import type { Layer } from "../../shared/core/policy/explain-policy.ts";
import type { Policy } from "../../shared/core/policy/policy.ts";
import type { Rule } from "../../shared/core/policy/rule.ts";
import { inForce } from "../../shared/core/policy/verdict.ts";

export interface ExplainedRule extends Rule {
  readonly layer: Layer;
}

/** The rules in force for one sender, and which layer each came from. */
export function explainRules(policy: Policy, sender: EmailAddress): readonly ExplainedRule[] {
  const effective = effectivePolicy(policy, sender);
  const locked = policy.locked.includes("rules");
  const groups = locked ? [] : policy.groups.filter(({ id }) => groupsOf(sender, policy).includes(id));
  return inForce(effective.rules).map((rule) => {
    const group = groups.findLast(({ settings }) => settings.rules?.some(({ id }) => id === rule.id));
    if (group !== undefined) return { ...rule, layer: `group:${group.id}` };
    const own = policy.rules.some(({ id }) => id === rule.id);
    return { ...rule, layer: own ? (locked ? "locked" : "organisation") : "built-in" };
  });
}
