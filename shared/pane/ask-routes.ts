import type { Draft } from "../core/draft/draft.ts";
import type { RouteBook, RoutesClient } from "./route-book.ts";
import type { KnownRoutes } from "./route-views.ts";

/** Send waits for the answer. In milliseconds. */
const limitMs = 4_000;

/**
 * `SendGuard.askRoutes` on a book. Who relies on a preference asks anew: a revocation counts from that moment. Resolves in
 * time whatever the endpoint does; of whom it has said nothing by then, nothing is known. Preferences count for patient
 * information too, so that is what is asked about.
 */
export function askRoutes(
  book: RouteBook,
  clientFor: (draft: Draft) => Promise<RoutesClient | null>,
  withinMs: number = limitMs,
): (draft: Draft) => Promise<KnownRoutes> {
  return async (draft) => {
    book.forget(draft, "sensitive");
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, withinMs);
    });
    await Promise.race([book.learn(draft, "sensitive", () => clientFor(draft)), late]);
    clearTimeout(timer);
    return book.known(draft, "sensitive");
  };
}
