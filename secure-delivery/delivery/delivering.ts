import type { DeliveryConfig } from "./delivery-config.ts";
import type { DeliveryKeys } from "./delivery-keys.ts";

/** An endpoint that delivers. Those without a delivery key only store. */
export interface Delivering {
  readonly config: DeliveryConfig;
  readonly keys: DeliveryKeys;
  /** A delivery was accepted: do not wait for the next look at the queue. */
  wake(): void;
}
