import type { Block } from "../reading/block.ts";
import { shapeKinds } from "../reading/tokens.ts";
import { isVehicleNumber } from "./check-digits.ts";
import { sizeAt, spanOf } from "./digits.ts";
import type { Identifier } from "./identifier.ts";

const { shapeAlnum } = shapeKinds;

/** Seventeen signs whose check digit is right, without any label. */
export function vehicleNumberAt(block: Block, at: number): Identifier | null {
  const { tokens, text } = block;
  if ((tokens.shapes[at] as number) !== shapeAlnum || sizeAt(block, at) !== 17) return null;
  const sign = text.slice(tokens.starts[at], tokens.ends[at]).toUpperCase();
  return isVehicleNumber(sign) ? { kind: "vehicle", ...spanOf(block, at, at + 1), labelled: false, power: 0.7 } : null;
}
