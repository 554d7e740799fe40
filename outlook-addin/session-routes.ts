import type { RankedRoute } from "../shared/core/delivery/wire/routes.ts";
import type { Draft } from "../shared/core/draft/draft.ts";
import { type DraftFingerprint, fingerprintDraft } from "../shared/core/draft/fingerprint.ts";
import type { KnownRoutes } from "../shared/pane/route-views.ts";
import type { ComposeItem } from "./compose-item.ts";
import { sessionValue } from "./session-value.ts";

/** What the pane learned of preferences for one very draft, with the evidence's own end; in the order of its recipients. */
interface SessionRoutes {
  readonly fingerprint: DraftFingerprint;
  readonly preferences: readonly (RankedRoute | null)[];
}

const sessionRoutes = sessionValue<SessionRoutes>("routes");

/** More than this would crowd out the user's decision. */
const mostCharacters = 12_000;

/** Leaves what the user relies on where the send handler finds it: that one asks nobody. */
export async function keepRoutes(item: ComposeItem, draft: Draft, known: KnownRoutes): Promise<void> {
  const preferences = known.map((routes) => routes?.find(({ evidence }) => evidence === "preference") ?? null);
  const value = { fingerprint: fingerprintDraft(draft), preferences };
  if (JSON.stringify(value).length <= mostCharacters) await sessionRoutes.put(item, value);
  else await sessionRoutes.drop(item);
}

/** `SendGuard.askRoutes` without a network: what the pane has left for this very draft, else nothing. */
export function routesFrom(item: ComposeItem): (draft: Draft) => Promise<KnownRoutes> {
  return async (draft) => {
    const kept = await sessionRoutes.find(item);
    if (kept?.fingerprint !== fingerprintDraft(draft)) return [];
    return kept.preferences.map((route) => (route === null ? null : [route]));
  };
}
