import type { RecipientState } from "../../shared/core/delivery/wire/message-state.ts";
import type { EndpointRoute } from "../../shared/core/delivery/wire/routes.ts";
import type { Sql } from "../storage/database.ts";

export type Floor = "none" | "tls" | "sealed";

/** What became of one recipient so far. */
export interface Progress {
  readonly state: Exclude<RecipientState, "opened" | "replied" | "not_me" | "recalled" | "expired">;
  readonly route: EndpointRoute | null;
  /** `TLSv1.3 dane`, `5.1.1`, `key-wkd`: never of the message, nor anything that names somebody. */
  readonly detail: string;
  /** Since when the way that was taken only puts us off. */
  readonly deferredSince: number | null;
}

export interface StoredDelivery extends Progress {
  readonly messageId: string;
  readonly position: number;
  /** Comes back in a bounce. */
  readonly tag: string;
  readonly floor: Floor;
  /** Encrypted; null once the message has ended. */
  readonly envelope: Uint8Array | null;
  readonly linkSecret: Uint8Array | null;
}

export interface NewDelivery {
  readonly messageId: string;
  readonly floor: Floor;
  readonly envelope: Uint8Array;
  readonly linkSecret: Uint8Array;
  /** One for each recipient, in their order. */
  readonly tags: readonly string[];
  readonly at: number;
}

/** Every method rejects with `StorageFault` when the storage fails. */
export interface DeliveryStore {
  /** In the transaction that stores the message. */
  add(sql: Sql, delivery: NewDelivery): Promise<void>;
  /** By message and position, or by what a bounce brings back. */
  find(
    by: { readonly messageId: string; readonly position: number } | { readonly tag: string },
  ): Promise<StoredDelivery | null>;
  /** Only from one of these states; false when somebody else was first. */
  record(
    sql: Sql,
    delivery: StoredDelivery,
    from: readonly Progress["state"][],
    next: Progress,
    at: number,
  ): Promise<boolean>;
}

/** What the sender sees; none for a message that its sender announced. */
export interface DeliveryStates {
  of(messageId: string): Promise<readonly Progress[]>;
}
