import type { Partner } from "./partner.ts";

/** Does the agreement hold on this day? `today` is an ISO date. */
export function hasAgreement({ agreement }: Partner, today: string): boolean {
  return agreement.baa && (agreement.until === undefined || today <= agreement.until);
}
