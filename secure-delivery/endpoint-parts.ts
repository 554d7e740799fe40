import type { CheckedConfig } from "./config.ts";
import type { Delivering } from "./delivery/delivering.ts";
import type { OidcTokens } from "./identity/oidc-tokens.ts";
import type { Worker } from "./jobs/work.ts";
import type { Digests } from "./keys/digests.ts";
import type { Log } from "./log.ts";
import type { Mailer } from "./relay/mailer.ts";
import type { WayFinder } from "./routing/find-ways.ts";
import type { Storage } from "./storage/open-storage.ts";

/** What the routes work with; put together in endpoint.ts. */
export interface EndpointParts {
  readonly config: CheckedConfig;
  readonly storage: Storage;
  readonly digests: Digests;
  readonly mailer: Mailer;
  /** News was just added: do not wait for the next look. */
  readonly telling: Pick<Worker, "wake">;
  /** Null: only enrolment codes give tokens. */
  readonly oidc: OidcTokens | null;
  readonly ways: WayFinder;
  /** Null: this endpoint delivers nothing, it only stores. */
  readonly delivering: Delivering | null;
  readonly log: Log;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}
