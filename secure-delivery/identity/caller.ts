import type { Digest } from "../keys/digests.ts";

export const scopes = ["send", "read", "recall", "hold", "audit", "admin"] as const;
export type Scope = (typeof scopes)[number];

export const roles = ["user", "compliance", "admin"] as const;
export type Role = (typeof roles)[number];

/** What each role may do with messages. Nobody can read one: there is no scope for that. */
export const scopesOf: Readonly<Record<Role, readonly Scope[]>> = {
  user: ["send", "read", "recall"],
  compliance: ["read", "hold", "audit"],
  admin: ["read", "recall", "admin"],
};

/** Who calls, as far as the endpoint needs to know. */
export interface Caller {
  /** The person: what rate limits and idempotency keys count by. */
  readonly subject: Digest;
  /** Their own address, and those of the mailboxes that they may send for. */
  readonly senders: readonly Digest[];
  readonly role: Role;
  readonly scopes: ReadonlySet<Scope>;
}

/** May this caller see a message of this sender? Compliance and admins see the state of every message. */
export function maySee(caller: Caller, sender: Digest): boolean {
  return caller.role !== "user" || caller.senders.includes(sender);
}

/** May this caller recall a message of this sender, or change its expiry? */
export function mayChange(caller: Caller, sender: Digest): boolean {
  return caller.role === "admin" || caller.senders.includes(sender);
}
