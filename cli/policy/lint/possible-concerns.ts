import type { DraftKind } from "../../../shared/core/draft/draft.ts";
import type { ConcernCode } from "../../../shared/core/recipients/concern.ts";

/** Concerns that by their meaning no draft of this kind can raise. When in doubt it can. */
export function cannotRaise(kind: DraftKind, concern: ConcernCode): boolean {
  if (concern === "reply-all") return kind !== "reply-all";
  return concern === "added-to-thread" && kind !== "reply" && kind !== "reply-all";
}

/** Concerns with which a draft is refused whatever a rule says. */
export function isRefusedAnyway(concern: ConcernCode): boolean {
  return concern === "unparseable";
}
