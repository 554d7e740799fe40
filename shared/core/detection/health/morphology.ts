import { wordFlags } from "../lexicon/flags.ts";
import type { Block } from "../reading/block.ts";
import { foldOf } from "../reading/characters.ts";

const { what } = wordFlags;

/**
 * Endings that medicine gives to its words, for the words that no list has: diseases in -itis, operations in
 * -ectomy, drugs by the stems of the USAN council. Only words of seven letters or more that are in no dictionary.
 */
const endings: readonly (readonly [kind: number, endings: string])[] = [
  [
    what.dx,
    "itis emia aemia penia uria pathy algia plegia paresis megaly malacia sclerosis stenosis blastoma carcinoma sarcoma lymphoma trophy ptysis rrhea rrhagia phasia kinesia natremia kalemia oidosis thorax cytosis",
  ],
  [what.proc, "ectomy ostomy otomy oplasty oscopy ography ogram pexy rrhaphy desis centesis tripsy"],
  [
    what.drug,
    "mab mabs tinib ciclib lisib parib zomib rafenib sartan statin prazole olol dipine gliptin gliflozin glutide cillin mycin micin floxacin cycline azole fungin vir viral setron triptan xaban grel parin zepam zolam azepam oxetine afil lukast tidine dronate caine barbital curonium thiazide semide nacin terol fenac profen coxib",
  ],
];

const byLast = new Map<number, readonly (readonly [kind: number, ending: string])[]>();
for (const [kind, list] of endings) {
  for (const ending of list.split(" ")) {
    const last = ending.charCodeAt(ending.length - 1);
    byLast.set(last, [...(byLast.get(last) ?? []), [kind, ending]]);
  }
}

/** Kind of health term that the word's ending tells, or 0. */
export function kindByEnding({ text, tokens }: Block, at: number): number {
  const start = tokens.starts[at] as number;
  const end = tokens.ends[at] as number;
  return kindOfEnding(text, start, end);
}

export function kindOfEnding(text: string, start: number, end: number): number {
  if (end - start < 7 || end - start > 30) return 0;
  const candidates = byLast.get(foldOf(text.charCodeAt(end - 1)));
  if (candidates === undefined) return 0;
  for (const [kind, ending] of candidates) {
    if (endsWith(text, end, ending) && end - start >= ending.length + 3) return kind;
  }
  return 0;
}

function endsWith(text: string, end: number, ending: string): boolean {
  for (let back = 1; back <= ending.length; back++) {
    if (foldOf(text.charCodeAt(end - back)) !== ending.charCodeAt(ending.length - back)) return false;
  }
  return true;
}
