import { deliveryClient } from "../shared/core/delivery/endpoint-client.ts";
import type { Draft } from "../shared/core/draft/draft.ts";
import type { Policy } from "../shared/core/policy/policy.ts";
import type { Assessment } from "../shared/core/send/assess-draft.ts";
import { askRoutes } from "../shared/pane/ask-routes.ts";
import { type RoutesClient, routeBook } from "../shared/pane/route-book.ts";
import { routeQuestion } from "../shared/pane/route-question.ts";
import type { KnownRoutes } from "../shared/pane/route-views.ts";
import { accessTo } from "./outlook-channel.ts";
import { quietTokenFor } from "./tokens.ts";

/** For as long as the pane stands open. */
const book = routeBook();

/** What the endpoint said of the recipients; it is asked in the background, and `changed` is called when there is news. */
export function knownRoutes(draft: Draft, assessment: Assessment, policy: Policy, changed: () => void): KnownRoutes {
  const about = routeQuestion(assessment, policy);
  if (about === null) return [];
  void book.learn(draft, about, () => clientFor(draft, policy)).then((news) => (news ? changed() : undefined));
  return book.known(draft, about);
}

/** The same for a user who relies on it: waits for the answer, but not for long. */
export function routesNow(draft: Draft, policy: Policy): Promise<KnownRoutes> {
  return askRoutes(book, () => clientFor(draft, policy))(draft);
}

/** Nobody is asked to sign in for this. */
async function clientFor({ from }: Draft, { endpoint }: Policy): Promise<RoutesClient | null> {
  const token = endpoint === null ? null : await quietTokenFor(endpoint, from.address);
  return endpoint === null || token === null ? null : deliveryClient(accessTo(endpoint, token));
}
