import type { UnreadableCause } from "../attachment.ts";

/**
 * Thrown inside the readers only, and caught where a part or the whole is given up: a format's reader is deep in
 * callbacks when it meets the end of what it may do. Carries a cause and nothing of the content.
 */
export class Unreadable extends Error {
  override readonly cause: UnreadableCause;
  /** `part`: the file around it may be read on. `all`: a limit of the whole attachment is reached. */
  readonly scope: "part" | "all";
  constructor(cause: UnreadableCause, scope: "part" | "all" = "part") {
    super(cause);
    this.name = "Unreadable";
    this.cause = cause;
    this.scope = scope;
  }
}

/** The gravest first: the cause that a file with several unread parts is reported with. */
const byGravity: readonly UnreadableCause[] = [
  "encrypted",
  "timeout",
  "too-large",
  "too-deep",
  "failed",
  "image",
  "unsupported",
  "empty",
];

export function gravest(causes: Iterable<UnreadableCause>): UnreadableCause | null {
  const met = new Set(causes);
  return byGravity.find((cause) => met.has(cause)) ?? null;
}
