import type { Block } from "../reading/block.ts";
import { gapKinds } from "../reading/tokens.ts";
import { isDigits, joinedBy, sizeAt } from "./digits.ts";

const { gapHyphen } = gapKinds;

/** National Drug Codes: labeller, product, package. They name goods, so they point at nobody. */
const shapes: ReadonlySet<string> = new Set(["5-4-2", "5-4-1", "5-3-2", "4-4-2"]);

/** The token behind the code; -1 where none begins. */
export function drugCodeEnd(block: Block, at: number): number {
  for (let part = at; part < at + 3; part++) {
    if (!isDigits(block, part) || (part > at && !joinedBy(block, part, gapHyphen))) return -1;
  }
  if (isDigits(block, at + 3) && joinedBy(block, at + 3, gapHyphen)) return -1;
  const shape = `${sizeAt(block, at)}-${sizeAt(block, at + 1)}-${sizeAt(block, at + 2)}`;
  return shapes.has(shape) ? at + 3 : -1;
}
