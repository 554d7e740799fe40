import type { ComposeItem } from "./compose-item.ts";

/** What a call gives back to office.js. Codes are those of office.js (9003 InvalidAttachmentId …). */
export type Reply =
  | { readonly error: false; readonly data?: unknown }
  | { readonly error: true; readonly errorCode: number };

export function ok(data?: unknown): Reply {
  return { error: false, data };
}

export function failed(errorCode: number): Reply {
  return { error: true, errorCode };
}

/** Parameters as office.js sends them; each call knows its own. */
// biome-ignore lint/suspicious/noExplicitAny: the wire is untyped, and this is where it ends.
export type Params = Record<string, any>;

/** Who asks: office.js in the hidden event runtime, or in the task pane. */
export type Role = "runtime" | "taskpane";

export type Permission = "item" | "mailbox";

export interface CallSite {
  readonly item: ComposeItem;
  readonly role: Role;
  /** What the manifest asks for: the item that is being written, or the whole mailbox. */
  readonly permission: Permission;
  /** Settings that roam with the mailbox, shared by all items. */
  readonly roaming: Record<string, string>;
  /** Raises an event in every frame that listens. */
  raise(event: string, data: unknown): void;
  /** Presses Send for the add-in (`sendAsync`). */
  send(): Promise<Reply>;
  /** Closes the window (`closeAsync`). */
  close(): void;
}

/** By dispatch id. */
export type Calls = Readonly<Record<number, (params: Params, site: CallSite) => Reply | Promise<Reply> | object>>;
