import type { Draft } from "../shared/core/draft/draft.ts";
import type { Assessment } from "../shared/core/send/assess-draft.ts";
import { askRoutes } from "../shared/pane/ask-routes.ts";
import { type RoutesClient, routeBook } from "../shared/pane/route-book.ts";
import { routeQuestion } from "../shared/pane/route-question.ts";
import type { KnownRoutes } from "../shared/pane/route-views.ts";
import type { Configuration } from "./configuration.ts";
import { tellPane } from "./pane-windows.ts";
import { endpointFor } from "./thunderbird-channel.ts";

/** In memory only: it is asked again after the event page has slept. */
const book = routeBook();

/** What the endpoint said of the recipients; it is asked in the background, and the pane looks again. */
export function knownRoutes(
  tabId: number,
  draft: Draft,
  assessment: Assessment,
  configuration: Configuration,
): KnownRoutes {
  const about = routeQuestion(assessment, configuration.loaded.policy);
  if (about === null) return [];
  const learn = async (): Promise<void> => {
    if (await book.learn(draft, about, () => clientFor(draft, configuration))) await tellPane(tabId);
  };
  void learn().catch(() => {});
  return book.known(draft, about);
}

/** The same for Send, which waits for the answer, but not for long. */
export function routesAtSend(configuration: Configuration): (draft: Draft) => Promise<KnownRoutes> {
  return askRoutes(book, (draft) => clientFor(draft, configuration));
}

function clientFor({ from }: Draft, { loaded, enrolmentCode }: Configuration): Promise<RoutesClient | null> {
  return endpointFor(loaded.policy.endpoint, from.address, enrolmentCode);
}
