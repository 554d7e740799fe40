import { wordFlags } from "../lexicon/flags.ts";
import { type Block, isCapital } from "../reading/block.ts";
import { gapKinds, shapeKinds } from "../reading/tokens.ts";
import { eponymNouns } from "./eponym-nouns.ts";
import { nameBits, nameOdds, surnameTier } from "./name-odds.ts";

const { what, who } = wordFlags;
const { gapHyphen, gapLine, gapSpace, gapStop, gapUnderscore } = gapKinds;
const { shapeInitial, shapeUpper } = shapeKinds;

export function joinsName({ tokens }: Block, at: number): boolean {
  const gap = tokens.gaps[at] as number;
  if ((gap & gapLine) !== 0) return false;
  if (gap === gapSpace || gap === gapHyphen || gap === gapUnderscore || gap === 0) return true;
  if ((gap & ~(gapSpace | gapStop)) === 0) return (tokens.shapes[at - 1] as number) === shapeInitial || gap === gapStop;
  return false;
}

export function followedByName(block: Block, at: number): boolean {
  return (
    at + 1 < block.tokens.count &&
    joinsName(block, at + 1) &&
    (nameOdds(block, at + 1) >= 0.2 || isParticle(block, at + 1))
  );
}

function isParticle(block: Block, at: number): boolean {
  return ((block.who[at] as number) & who.particle) !== 0;
}

/** A word that is no likely name by itself may still follow a given name: "Grant Whitehorse", "Gwen Falling Leaf". */
export function carries(block: Block, at: number, best: number, first: number, names: number): boolean {
  const shape = block.tokens.shapes[at] as number;
  const flags = block.who[at] as number;
  if (!isCapital(shape) || shape === shapeInitial || eponymNouns.has(block.tokens.hashes[at] as number)) return false;
  if (
    (flags &
      (who.never |
        who.honorific |
        who.clinicianTitle |
        who.credential |
        who.weekday |
        who.month |
        who.street |
        who.unit)) !==
    0
  )
    return false;
  if ((flags & (who.organisation | who.staffRole)) !== 0 && surnameTier(flags) < 2) return false;
  const meaning = block.what[at] as number;
  if ((meaning & what.kindMask) !== 0 && (flags & nameBits) === 0) return false;
  if (shape === shapeUpper && (block.capsLine[at] as number) === 1)
    return surnameTier(flags) > 0 && best > 0.4 && names < 3;
  if (shape === shapeUpper)
    return surnameTier(flags) > 0 && best > 0.6 && (block.tokens.shapes[at - 1] as number) === shapeUpper;
  if ((meaning & what.kindMask) !== 0) return names === 1 && surnameTier(flags) > 1 && first > 0.6;
  return best >= 0.45 && names <= 2;
}
