import type { Block } from "../reading/block.ts";
import { gapKinds, shapeKinds } from "../reading/tokens.ts";
import { digitsIn, hasDigit, isDigits, joinedBy, numberAt, signAfter, signBefore, sizeAt, spanOf } from "./digits.ts";
import type { Identifier } from "./identifier.ts";

const { gapHyphen, gapSpace } = gapKinds;
const { shapeAlnum, shapeDigits } = shapeKinds;

/** A number without a label that looks like a record's: `0481273`, `778-20-119`, `PZX448120S`, `CL-78910`. */
export function recordNumberAt(block: Block, at: number): Identifier | null {
  const before = signBefore(block, at);
  if (before === 0x24 || before === 0x2e || before === 0x2c || before === 0x20ac) return null;
  let to = at + 1;
  while (to < at + 5 && hasDigit(block, to) && joinedBy(block, to, gapHyphen)) to++;
  let digits = 0;
  let size = 0;
  for (let part = at; part < to; part++) {
    digits += digitsIn(block, part);
    size += sizeAt(block, part);
  }
  if (size > 20 || digits < 4) return null;
  const after = signAfter(block, to - 1);
  if (
    after === 0x25 ||
    (after === 0x2e && to < block.tokens.count && isDigits(block, to) && joinedBy(block, to, 0xffff))
  )
    return null;
  if (
    after === 0x2c &&
    to < block.tokens.count &&
    isDigits(block, to) &&
    sizeAt(block, to) === 3 &&
    ((block.tokens.gaps[to] as number) & gapSpace) === 0
  )
    return null;
  const letters = size > digits;
  const parts = to - at;
  if (!letters && parts === 1) {
    if (digits < 5 || digits > 12) return null;
    return { kind: "other-id", ...spanOf(block, at, to), labelled: false, power: digits >= 6 ? 0.4 : 0.2 };
  }
  if (letters && digits < 5 && parts === 1) return null;
  if (!letters && parts > 1 && digits < 6) return null;
  if (
    parts === 2 &&
    sizeAt(block, at) === 4 &&
    sizeAt(block, at + 1) === 4 &&
    numberAt(block, at) < 2100 &&
    numberAt(block, at) > 1900
  )
    return null;
  return { kind: "other-id", ...spanOf(block, at, to), labelled: false, power: 0.45 };
}

/** `MRN4471820`, as files are named: the label and its number are one word. */
export function joinedRecordAt(block: Block, at: number): Identifier | null {
  const start = block.tokens.starts[at] as number;
  if (digitsIn(block, at) < 4 || sizeAt(block, at) - digitsIn(block, at) !== 3) return null;
  if (block.text.slice(start, start + 3).toLowerCase() !== "mrn") return null;
  return { kind: "mrn", ...spanOf(block, at, at + 1), labelled: true, label: "mrn", power: 0.9 };
}

/** Medicare Beneficiary Identifier: eleven characters of a fixed grammar, with or without hyphens. */
export function medicareNumberAt(block: Block, at: number): Identifier | null {
  const { tokens, text } = block;
  if ((tokens.shapes[at] as number) !== shapeAlnum || sizeAt(block, at) < 4) return null;
  let to = at + 1;
  while (
    to < at + 3 &&
    to < tokens.count &&
    joinedBy(block, to, gapHyphen | gapSpace) &&
    (tokens.shapes[to] as number) >= shapeDigits
  )
    to++;
  if (sizeAt(block, at) === 11) to = at + 1;
  let code = "";
  for (let part = at; part < to; part++) {
    if (sizeAt(block, part) > 11) return null;
    code += text.slice(tokens.starts[part], tokens.ends[part]);
  }
  if (code.length !== 11 || !isMedicare(code)) return null;
  return { kind: "health-plan", ...spanOf(block, at, to), labelled: false, power: 0.9 };
}

/** C A AN N A AN N A A N N, letters without S, L, O, I, B, Z (CMS, "Understanding the MBI format"). */
const medicarePattern = "CAXNAXNAANN";

function isMedicare(code: string): boolean {
  for (let at = 0; at < 11; at++) {
    const sign = code.charCodeAt(at) & ~(code.charCodeAt(at) >= 0x61 ? 0x20 : 0);
    const digit = sign >= 0x30 && sign <= 0x39;
    const letter = sign >= 0x41 && sign <= 0x5a && !"SLOIBZ".includes(String.fromCharCode(sign));
    const wanted = medicarePattern[at];
    if (wanted === "C" && (!digit || sign === 0x30)) return false;
    if (wanted === "N" && !digit) return false;
    if (wanted === "A" && !letter) return false;
    if (wanted === "X" && !letter && !digit) return false;
  }
  return true;
}
