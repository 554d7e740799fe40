import { wordFlags } from "../lexicon/flags.ts";
import type { Block } from "../reading/block.ts";
import { gapKinds, shapeKinds } from "../reading/tokens.ts";
import type { PersonMention } from "./person.ts";

const { who } = wordFlags;
const { gapColon, gapLine, gapOpen, gapSpace, gapStop, gapTab, gapUnderscore } = gapKinds;
const { shapeUpper } = shapeKinds;

/** The title right before the name. */
export function titleBefore(block: Block, at: number): PersonMention["title"] {
  if (at === 0) return "none";
  const gap = block.tokens.gaps[at] as number;
  if ((gap & gapColon) !== 0 && (gap & gapLine) === 0 && ((block.who[at - 1] as number) & who.patient) !== 0)
    return "patient";
  if ((gap & ~(gapSpace | gapStop | gapUnderscore | gapOpen | gapTab)) !== 0 || (gap & gapLine) !== 0) return "none";
  const flags = block.who[at - 1] as number;
  if (
    (flags & who.honorific) !== 0 &&
    ((block.tokens.shapes[at - 1] as number) !== shapeUpper || (block.capsLine[at - 1] as number) === 1)
  )
    return "honorific";
  if ((flags & who.clinicianTitle) !== 0) return "clinician";
  if ((gap & gapStop) !== 0) return "none";
  if ((flags & who.relative) !== 0) return "relative";
  return (flags & who.patient) !== 0 ? "patient" : "none";
}
