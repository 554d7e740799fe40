import { guardSend } from "../shared/core/send/guard-send.ts";
import { type HeldBecause, heldByFault } from "../shared/core/send/send-outcome.ts";
import { announce } from "./announce.ts";
import { announcements } from "./announcements.ts";
import { closeSubmitted } from "./close-submitted.ts";
import { configurationFor } from "./configuration.ts";
import { keepAwake } from "./keep-awake.ts";
import { mailLeaves } from "./leaving-mail.ts";
import { thunderbirdChannel } from "./thunderbird-channel.ts";
import { thunderbirdComposeHost } from "./thunderbird-compose-host.ts";
import { thunderbirdGuard } from "./thunderbird-guard.ts";

/** `clear`: the endpoint is not needed any more; the draft can go as it is. `hold`: `reasons` say where the draft is. */
export type DeferredSend =
  | { readonly kind: "sent" }
  | { readonly kind: "clear" }
  | { readonly kind: "hold"; readonly reasons: readonly HeldBecause[] };

/** Tabs with such a send under way. In memory is enough: when the page dies before anything is written, the draft is untouched. */
const running = new Set<number>();

/**
 * The second run of `guardSend`, outside the send event and with the time to seal or to submit; then the notice takes the
 * draft's place and is sent, or the draft is closed. Never rejects. One at a time in each window.
 */
export async function sendDeferred(tabId: number): Promise<DeferredSend> {
  if (running.has(tabId)) return { kind: "hold", reasons: ["notice-pending"] };
  running.add(tabId);
  try {
    return await keepAwake(() => deliverNow(tabId));
  } catch {
    return heldByFault;
  } finally {
    running.delete(tabId);
  }
}

async function deliverNow(tabId: number): Promise<DeferredSend> {
  if ((await announcements.find(tabId)) !== null) return { kind: "hold", reasons: ["notice-pending"] };
  const host = thunderbirdComposeHost(tabId);
  const draft = await host.read();
  const configuration = await configurationFor(draft.from.address);
  const guard = await thunderbirdGuard(configuration, thunderbirdChannel(configuration, host), draft, "send");
  const outcome = await guardSend(draft, guard);
  switch (outcome.kind) {
    case "release":
      return { kind: "clear" };
    case "hold":
      return outcome;
    case "defer":
      return heldByFault;
    case "close":
      await mailLeaves(tabId, draft, guard.policy);
      return closeSubmitted(tabId, host, outcome.receipt);
    case "replace":
      await mailLeaves(tabId, draft, guard.policy);
      return announce(tabId, host, outcome.receipt, outcome.check, guard.policy.endpoint);
  }
}
