import type { DeliveryFailure } from "./receipt.ts";

/** What a request to the endpoint came to. */
export type EndpointResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: DeliveryFailure };

const passing: ReadonlySet<DeliveryFailure> = new Set(["endpoint-unreachable", "endpoint-timeout", "endpoint-failed"]);

/** The same request may work a moment later. */
export const isPassing = (code: DeliveryFailure): boolean => passing.has(code);
