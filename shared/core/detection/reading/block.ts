import { what, who } from "../lexicon/flags.ts";
import { entryOf, readyLexicon } from "../lexicon/lexicon.ts";
import { groupOf, toneOf } from "../lexicon/packed-keys.ts";
import { toneNames } from "../lexicon/tones.ts";
import {
  blockTokens,
  gapLine,
  makeTokens,
  readTokens,
  shapeCapital,
  shapeInitial,
  shapeLower,
  shapeUpper,
  type Tokens,
} from "./tokens.ts";

/** A stretch of one field, with what the word lists say of each of its tokens. */
export interface Block {
  text: string;
  readonly tokens: Tokens;
  /** Flags of lexicon/flags.ts by token. */
  readonly who: Int32Array;
  readonly what: Int32Array;
  /** Where what experience says of a word begins in the lexicon's tones, by token. */
  readonly tones: Uint16Array;
  /** 1 where the token stands in a line that is written in capitals throughout, 2 Where Most Words Have One. */
  readonly capsLine: Uint8Array;
  /** What people/name-odds.ts has worked out; below 0 where nobody asked. */
  readonly nameOdds: Float64Array;
}

export function makeBlock(): Block {
  const size = blockTokens + 1;
  return {
    text: "",
    tokens: makeTokens(),
    who: new Int32Array(size),
    what: new Int32Array(size),
    tones: new Uint16Array(size),
    capsLine: new Uint8Array(size),
    nameOdds: new Float64Array(size),
  };
}

/** Fills the block from `from` on; gives the offset at which the next one begins. */
export function readBlock(block: Block, text: string, from: number, splitCase: boolean): number {
  block.text = text;
  const { tokens } = block;
  const next = readTokens(text, from, splitCase, tokens);
  const lexicon = readyLexicon();
  for (let at = 0; at < tokens.count; at++) {
    const entry = entryOf(lexicon, tokens.hashes[at] as number);
    const group = groupOf(entry);
    block.who[at] = lexicon.who[group] as number;
    block.what[at] = lexicon.what[group] as number;
    block.tones[at] = toneNames.length * toneOf(entry);
  }
  block.who[tokens.count] = 0;
  block.what[tokens.count] = 0;
  block.nameOdds.fill(-1, 0, tokens.count + 1);
  markCapitalLines(block);
  return next;
}

function markCapitalLines({ tokens, capsLine, who: flags }: Block): void {
  const { gaps, shapes, count } = tokens;
  let start = 0;
  while (start < count) {
    let end = start;
    let upper = 0;
    let lower = 0;
    let capitals = 0;
    let small = 0;
    do {
      const shape = shapes[end] as number;
      if (shape === shapeCapital) capitals++;
      else if (shape === shapeLower) small++;
      if (shape === shapeUpper) upper++;
      else if (shape === shapeLower) lower++;
      else if (shape === shapeCapital) lower += ((flags[end] as number) & who.suffix) === 0 ? 1 : 0;
      end++;
    } while (end < count && ((gaps[end] as number) & gapLine) === 0);
    const title = capitals > 2 && capitals > small;
    capsLine.fill(upper > 2 && lower * 4 <= upper ? 1 : title ? 2 : 0, start, end);
    start = end;
  }
}

/** The token as written. */
export function wordAt({ text, tokens }: Block, at: number): string {
  return text.slice(tokens.starts[at] as number, tokens.ends[at] as number);
}

export function lengthAt({ tokens }: Block, at: number): number {
  return (tokens.ends[at] as number) - (tokens.starts[at] as number);
}

export function isCapital(shape: number): boolean {
  return shape >= shapeCapital && shape <= shapeInitial;
}

export function hasWhat(block: Block, at: number, bits: number): boolean {
  return ((block.what[at] as number) & bits) !== 0;
}

export function hasWho(block: Block, at: number, bits: number): boolean {
  return ((block.who[at] as number) & bits) !== 0;
}

export function labelAt(block: Block, at: number): number {
  return ((block.what[at] as number) & what.labelMask) >>> what.labelShift;
}
