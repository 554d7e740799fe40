import { wordFlags } from "../lexicon/flags.ts";
import type { Block } from "../reading/block.ts";
import { shapeKinds } from "../reading/tokens.ts";
import type { NameForm, PersonMention } from "./person.ts";

const { who } = wordFlags;
const { shapeInitial } = shapeKinds;

/** The least odds at which one token alone is taken for a name. */
export const aloneOdds = 0.3;

export interface Run {
  readonly at: number;
  readonly to: number;
  readonly names: number;
  readonly initials: number;
  readonly best: number;
  readonly sum: number;
  readonly capitals: number;
  readonly titled: PersonMention["title"];
}

export function mention({ tokens }: Block, { at, to, titled }: Run, form: NameForm, odds: number): PersonMention {
  return {
    from: at,
    to,
    start: tokens.starts[at] as number,
    end: tokens.ends[to - 1] as number,
    form,
    odds,
    possessive: (tokens.possessive[to - 1] as number) === 1,
    title: titled,
  };
}

/** Whether the token tells one person from another: no initial, no "van". */
export function isPart({ tokens, who: flags }: Block, at: number): boolean {
  return (tokens.shapes[at] as number) !== shapeInitial && ((flags[at] as number) & who.particle) === 0;
}

export function run(at: number, to: number, best: number, titled: PersonMention["title"]): Run {
  return { at, to, names: 2, initials: 0, best, sum: best, capitals: 1, titled };
}
