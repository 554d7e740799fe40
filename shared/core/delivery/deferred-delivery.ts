import type { DeliveryChannel } from "./delivery-channel.ts";

/**
 * For places that must answer at once, such as a client's send event: the work is left to a second run elsewhere. In a file
 * of its own, so that such a place need not carry the encryption.
 */
export const deferredDelivery: DeliveryChannel = {
  seal: async () => ({ kind: "deferred" }),
  submit: async () => ({ kind: "deferred" }),
};
