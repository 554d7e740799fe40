import type { HttpBindings } from "@hono/node-server";
import type { Digest } from "./keys/digests.ts";

/** What hono carries along with one request. */
export interface EndpointEnv {
  readonly Bindings: HttpBindings;
  readonly Variables: {
    /** Set by the bearer check: whose token it is. */
    sender: Digest;
    /** Set by the idempotency check. */
    idempotency: { readonly key: Digest; readonly bodyDigest: Digest };
  };
}
