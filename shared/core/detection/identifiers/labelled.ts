import { identifierOfLabel, type Label, labels } from "../lexicon/labels.ts";
import type { Block } from "../reading/block.ts";
import { gapKinds, shapeKinds } from "../reading/tokens.ts";
import { WordSet } from "../reading/word-set.ts";
import { digitsIn, hasDigit, isDigits, joinedBy, sizeAt, spanOf } from "./digits.ts";
import type { Identifier } from "./identifier.ts";

const { gapBlankLine, gapHyphen, gapLine, gapSlash, gapSpace, gapStop } = gapKinds;
const { shapeDigits, shapeInitial, shapeUpper } = shapeKinds;

/** A labelled value: the identifier (null for one that points at nobody) and the token behind it. */
export interface Labelled {
  readonly identifier: Identifier | null;
  readonly label: Label;
  readonly to: number;
}

/** Words that may stand between a label and its value. */
const fillers = new WordSet("is no number num nbr id of was the last ending in es numero");

/** Labels that are everyday words ask for a longer value. */
const wordy: ReadonlySet<Label> = new Set([
  "claim",
  "case",
  "order",
  "group",
  "device",
  "account",
  "member",
  "licence",
  "plate",
  "photo",
  "subject-id",
  "invoice",
]);

/** The value behind the label whose last token is `at - 1`; null when none follows. */
export function labelledAt(block: Block, at: number, number: number): Labelled | null {
  const label = labels[number] as Label;
  const { tokens } = block;
  let value = at;
  for (let skipped = 0; skipped < 3 && value < tokens.count && !hasDigit(block, value); skipped++) {
    if (((tokens.gaps[value] as number) & gapBlankLine) !== 0) return null;
    const letters =
      sizeAt(block, value) <= 5 &&
      ((tokens.shapes[value] as number) === shapeUpper || (tokens.shapes[value] as number) === shapeInitial);
    if (!letters && !fillers.has(tokens.hashes[value] as number)) return null;
    value++;
  }
  if (!hasDigit(block, value) || ((tokens.gaps[value] as number) & gapBlankLine) !== 0) return null;
  if ((tokens.starts[value] as number) - (tokens.ends[at - 1] as number) > 24) return null;
  let from = value;
  while (from > at && isPrefixOf(block, from)) from--;
  let to = value + 1;
  while (to < tokens.count && to < value + 8 && joinsValue(block, to)) to++;
  let size = 0;
  let digits = 0;
  for (let part = from; part < to; part++) {
    size += sizeAt(block, part);
    digits += digitsIn(block, part);
  }
  // `482-VRN`: a plate needs fewer digits, since letters stand with them.
  const lettered = label === "plate" && size >= 5 && size > digits;
  const usual = wordy.has(label) || isWordy(block, at - 1) ? 4 : 3;
  if (digits < (lettered ? 2 : usual)) return null;
  const kind = identifierOfLabel[label];
  const identifier: Identifier | null =
    kind === null
      ? null
      : { kind, ...spanOf(block, from, to), labelled: true, label, power: kind === "other-id" ? 0.8 : 0.9 };
  return { identifier, label, to };
}

const everydayLabels = new WordSet("record chart");

function isWordy({ tokens }: Block, at: number): boolean {
  return everydayLabels.has(tokens.hashes[at] as number);
}

/** Letters that belong to the value: `C 27 441`, `AZM 3321`, `CL-78910`. */
function isPrefixOf(block: Block, at: number): boolean {
  const { tokens } = block;
  const shape = tokens.shapes[at - 1] as number;
  return (
    (shape === shapeUpper || shape === shapeInitial) &&
    joinedBy(block, at, gapHyphen | gapSpace) &&
    sizeAt(block, at - 1) <= 6
  );
}

function joinsValue(block: Block, at: number): boolean {
  if (((block.tokens.gaps[at] as number) & gapLine) !== 0) return false;
  if (joinedBy(block, at, gapHyphen | gapSlash)) return hasDigit(block, at) || sizeAt(block, at) <= 4;
  if (joinedBy(block, at, gapStop)) return isDigits(block, at);
  const grouped =
    sizeAt(block, at) <= 4 &&
    (block.tokens.shapes[at] as number) === shapeDigits &&
    sizeAt(block, at - 1) <= 5 &&
    isDigits(block, at - 1);
  return grouped && joinedBy(block, at, gapSpace);
}
