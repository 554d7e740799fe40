import { wordFlags } from "../lexicon/flags.ts";
import { type Block, hasWho, isCapital } from "../reading/block.ts";
import { gapKinds, shapeKinds } from "../reading/tokens.ts";
import { hasDigit, isDigits, joinedBy, sizeAt, spanOf } from "./digits.ts";
import type { Identifier } from "./identifier.ts";

const { who } = wordFlags;
const { gapComma, gapHyphen, gapLine, gapSpace, gapStop } = gapKinds;
const { shapeAlnum, shapeInitial, shapeLower, shapeUpper } = shapeKinds;

/** `1409 Elk Ridge Rd`, `26 Possum Trot`, `450 Mulberry St 3rd fl, Hoboken NJ 07030`. */
export function addressAt(block: Block, at: number): Identifier | null {
  const { tokens } = block;
  if (!hasDigit(block, at) || sizeAt(block, at) > 6) return null;
  const street = streetBehind(block, at + 1);
  if (street === -1) return null;
  let to = street + 1;
  for (let more = 0; more < 6 && to < tokens.count; more++) {
    const gap = tokens.gaps[to] as number;
    if ((gap & ~(gapSpace | gapComma | gapStop | gapHyphen)) !== 0 || (gap & gapLine) !== 0) break;
    const shape = tokens.shapes[to] as number;
    const part =
      hasWho(block, to, who.street | who.geo) ||
      (hasDigit(block, to) && sizeAt(block, to) <= 5) ||
      (shape === shapeUpper && sizeAt(block, to) === 2) ||
      ((gap & gapComma) !== 0 && isCapital(shape) && !hasWho(block, to, who.never));
    if (!part || ((gap & gapStop) !== 0 && (gap & gapComma) === 0 && shape !== shapeUpper && !isDigits(block, to)))
      break;
    to++;
  }
  return { kind: "geo", ...spanOf(block, at, to), labelled: false, power: 0.6 };
}

/** The street word behind one to four capitalised words; -1 when there is none. */
function streetBehind(block: Block, from: number): number {
  const { tokens } = block;
  let words = 0;
  let found = -1;
  for (let at = from; at < from + 6 && at < tokens.count; at++) {
    const gap = tokens.gaps[at] as number;
    if ((gap & gapLine) !== 0 || (gap & ~(gapSpace | gapStop | gapHyphen)) !== 0) return found;
    if ((gap & gapStop) !== 0 && (words === 0 || sizeAt(block, at - 1) > 2)) return found;
    const shape = tokens.shapes[at] as number;
    const caps = (block.capsLine[at] as number) === 1;
    if (
      words > 0 &&
      hasWho(block, at, who.street) &&
      shape !== shapeLower &&
      !(sizeAt(block, at) <= 2 && shape === shapeUpper && !caps)
    )
      found = at;
    if (!isCapital(shape) && shape !== shapeAlnum && shape !== shapeInitial) return found;
    if (hasWho(block, at, who.weekday | who.unit) && !caps) return found;
    words++;
  }
  return found;
}

/** `PO Box 40017`. */
export function postBoxAt(block: Block, at: number): Identifier | null {
  if (at < 1 || !isDigits(block, at + 1)) return null;
  const before = block.text.slice(block.tokens.starts[at - 1], block.tokens.ends[at - 1]).toLowerCase();
  const from = before === "po" ? at - 1 : before === "o" && at > 1 ? at - 2 : -1;
  return from === -1 ? null : { kind: "geo", ...spanOf(block, from, at + 2), labelled: false, power: 0.4 };
}

/** Two capitals stand where `cityStateAt` looks for a state. */
export function mayHaveState(block: Block, at: number): boolean {
  return isCapital(block.tokens.shapes[at] as number) && (isPair(block, at + 1) || isPair(block, at + 2));
}

function isPair({ tokens: { shapes, starts, ends } }: Block, at: number): boolean {
  return shapes[at] === shapeUpper && (ends[at] as number) - (starts[at] as number) === 2;
}

/** `Duluth GA`, `Camden, ME 04843`: a place and its state. */
export function cityStateAt(block: Block, at: number): Identifier | null {
  const { tokens } = block;
  if (!isCapital(tokens.shapes[at] as number) || at + 1 >= tokens.count) return null;
  for (let state = at + 1; state <= at + 2 && state < tokens.count; state++) {
    const gap = tokens.gaps[state] as number;
    if ((gap & gapLine) !== 0 || (gap & ~(gapSpace | gapComma)) !== 0) return null;
    if ((tokens.shapes[state] as number) === shapeUpper && sizeAt(block, state) === 2 && isState(block, state)) {
      const zip = isDigits(block, state + 1) && sizeAt(block, state + 1) === 5 && joinedBy(block, state + 1, gapSpace);
      if ((block.capsLine[state] as number) === 1 && !zip) return null;
      return {
        kind: "geo",
        ...spanOf(block, at, zip ? state + 2 : state + 1),
        labelled: false,
        power: zip ? 0.4 : 0.25,
      };
    }
    if (!isCapital(tokens.shapes[state] as number)) return null;
  }
  return null;
}

const states =
  "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR";
const stateSet = new Set(states.split(" "));
/** Two capitals that are more often something else in medical mail. */
const unlikely = new Set([
  "OR",
  "PA",
  "MD",
  "MS",
  "MA",
  "ID",
  "ME",
  "IN",
  "HI",
  "OK",
  "PR",
  "LA",
  "AL",
  "CT",
  "CO",
  "DE",
  "VA",
]);

function isState(block: Block, at: number): boolean {
  const code = block.text.slice(block.tokens.starts[at], block.tokens.ends[at]);
  if (!stateSet.has(code)) return false;
  const comma = ((block.tokens.gaps[at] as number) & gapComma) !== 0;
  const zip = isDigits(block, at + 1) && sizeAt(block, at + 1) === 5;
  return (
    !unlikely.has(code) || zip || (comma && !hasWho(block, at - 1, who.credential) && hasWho(block, at - 1, who.geo))
  );
}
