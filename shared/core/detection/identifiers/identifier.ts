import type { IdentifierKind } from "../finding.ts";
import type { Label } from "../lexicon/labels.ts";

/** A stretch that can identify somebody. Whom, and whether it acts, the decision says. */
export interface Identifier {
  readonly kind: IdentifierKind;
  /** Tokens, end exclusive. */
  readonly from: number;
  readonly to: number;
  /** Offsets in the text of the field; they may cut a token short or take in a sign before it. */
  readonly start: number;
  readonly end: number;
  /** A label announced it ("MRN 0048…"). */
  readonly labelled: boolean;
  /** Which label that was. */
  readonly label?: Label;
  /** How surely it points at one person, 0 to 1. */
  readonly power: number;
}
