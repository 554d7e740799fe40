import type { HttpBindings } from "@hono/node-server";
import type { Caller } from "./identity/caller.ts";
import type { Digest } from "./keys/digests.ts";

/** What hono carries along with one request. */
export interface EndpointEnv {
  readonly Bindings: HttpBindings;
  readonly Variables: {
    /** Set by the bearer check: who calls. */
    caller: Caller;
    /** Set by the idempotency check. */
    idempotency: { readonly key: Digest; readonly bodyDigest: Digest };
  };
}
