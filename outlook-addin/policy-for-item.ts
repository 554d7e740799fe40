import type { LoadedPolicy } from "../shared/core/policy/load-policy.ts";
import type { Policy } from "../shared/core/policy/policy.ts";
import { type ComposeItem, isAppointment } from "./compose-item.ts";

/**
 * The rules as they can hold for this item. No add-in can put a header on an appointment, so no gateway can be told of one:
 * to rely on it would hold each such meeting with no way on.
 */
export function policyForItem(item: ComposeItem, loaded: LoadedPolicy): LoadedPolicy {
  return isAppointment(item) ? { ...loaded, policy: withoutGateway(loaded.policy) } : loaded;
}

function withoutGateway(policy: Policy): Policy {
  return {
    ...policy,
    delivery: { ...policy.delivery, gateway: null },
    groups: policy.groups.map((group) => {
      const { delivery, ...settings } = group.settings;
      if (delivery === undefined) return group;
      return { ...group, settings: { ...settings, delivery: { ...delivery, gateway: null } } };
    }),
  };
}
