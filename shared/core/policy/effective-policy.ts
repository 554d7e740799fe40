import { domainOf, type EmailAddress } from "../draft/email-address.ts";
import type { Group, Policy } from "./policy.ts";

/** Ids of the groups that this sender is in, in the order of the policy. */
export function groupsOf(sender: EmailAddress, { groups }: Policy): readonly string[] {
  return membersGroups(sender, groups).map(({ id }) => id);
}

/**
 * The policy as it holds for one sender: the organisation's, with what the sender's groups set otherwise, except
 * for what is locked. Later groups win over earlier ones; rules and disclaimers add
 * up, and a rule of the same id replaces.
 */
export function effectivePolicy(policy: Policy, sender: EmailAddress): Policy {
  let effective = policy;
  for (const { settings } of membersGroups(sender, policy.groups)) {
    effective = withSettings(effective, openSettings(settings, policy.locked));
  }
  return effective;
}

function withSettings(
  policy: Policy,
  { sealing, delivery, override, rules = [], disclaimers = [], ...plain }: Group["settings"],
): Policy {
  return {
    ...policy,
    ...plain,
    sealing: { ...policy.sealing, ...sealing },
    delivery: { ...policy.delivery, ...delivery },
    override: { ...policy.override, ...override },
    disclaimers: [...policy.disclaimers, ...disclaimers],
    rules: [...policy.rules.filter(({ id }) => !rules.some((rule) => rule.id === id)), ...rules],
  };
}

function openSettings(settings: Group["settings"], locked: readonly string[]): Group["settings"] {
  return Object.fromEntries(Object.entries(settings).filter(([key]) => !locked.includes(key)));
}

function membersGroups(sender: EmailAddress, groups: readonly Group[]): readonly Group[] {
  const address = sender.toLowerCase();
  return groups.filter(({ members }) => members.includes(address) || members.includes(domainOf(sender)));
}
