import { isPatientInformation } from "../shared/core/detection/finding.ts";
import type { Draft } from "../shared/core/draft/draft.ts";
import type { Policy } from "../shared/core/policy/policy.ts";
import type { Assessment } from "../shared/core/send/assess-draft.ts";
import { routeBook } from "../shared/pane/route-book.ts";
import type { KnownRoutes } from "../shared/pane/route-views.ts";
import { tellPane } from "./pane-windows.ts";
import { endpointFor } from "./thunderbird-channel.ts";

/** In memory only: it is asked again after the event page has slept. */
const book = routeBook();

/** What the endpoint said of the recipients, where it delivers; it is asked in the background, and the pane looks again. */
export function knownRoutes(tabId: number, draft: Draft, { findings }: Assessment, policy: Policy): KnownRoutes {
  const { endpoint, delivery, sealing } = policy;
  if (!delivery.submit || sealing.deliveryKey === undefined) return [];
  const sensitive = findings.some((finding) => finding.level === "warn" && isPatientInformation(finding));
  const about = sensitive ? "sensitive" : "ordinary";
  const learn = async (): Promise<void> => {
    const client = await endpointFor(endpoint, draft.from.address);
    if (client !== null && (await book.learn(draft, about, client))) await tellPane(tabId);
  };
  void learn().catch(() => {});
  return book.known(draft, about);
}
