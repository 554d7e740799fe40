import { wordFlags } from "../lexicon/flags.ts";
import { nameOdds } from "../people/name-odds.ts";
import { type Block, isCapital } from "./block.ts";
import type { Sentences } from "./sentences.ts";
import { gapKinds, shapeKinds } from "./tokens.ts";
import { WordSet } from "./word-set.ts";

const { who } = wordFlags;
const { gapBlankLine, gapColon, gapComma, gapHyphen, gapLine, gapOpen, gapSpace } = gapKinds;
const { shapeInitial } = shapeKinds;

const headers = new WordSet("from sent to date subject cc on de enviado para asunto");
const disclaimers = new WordSet(
  "confidential confidentiality confidencial intended privileged transmission recipient unauthorized disclosure notice misdirected hipaa privacy unsubscribe addressee",
);

/** Of the words that greet, those that also end a letter: "Dear Bob," begins one, wherever it stands. */
const closings = new WordSet(
  "thanks thank thx ty tks regards best cheers sincerely respectfully warmly cordially wishes gracias saludos atentamente",
);
const closingAdverbs = new WordSet("kind kindest warm warmest many with best");

/**
 * Marks the tokens of signatures inside the sender's or an earlier writer's text: from a closing word or a line that
 * is just a name (with credentials) to the next mail header or the next long paragraph.
 */
export function markSignatures(block: Block, { first, count }: Sentences, marks: Uint8Array): void {
  const { tokens } = block;
  marks.fill(0, 0, tokens.count + 1);
  let inside = false;
  let start = 0;
  for (let next = 1; next <= count; next++) {
    // A line is one sentence or several.
    const end = first[next] as number;
    if (((tokens.gaps[end] as number) & gapLine) === 0) continue;
    if (inside) inside = !ends(block, start, end);
    if (!inside && start > 0) inside = signs(block, start, end);
    if (inside) marks.fill(1, start, end);
    start = end;
  }
}

function ends({ tokens }: Block, start: number, end: number): boolean {
  if (
    headers.has(tokens.hashes[start] as number) &&
    (end - start > 4 || ((tokens.gaps[start + 1] as number) & gapColon) !== 0)
  )
    return true;
  if (((tokens.gaps[start] as number) & gapBlankLine) === 0 || end - start < 12) return false;
  for (let at = start; at < end; at++) if (disclaimers.has(tokens.hashes[at] as number)) return false;
  return true;
}

function signs(block: Block, start: number, end: number): boolean {
  const { tokens } = block;
  const first = block.who[start] as number;
  const short = end - start <= 3;
  const kind = short && end - start > 1 && closingAdverbs.has(tokens.hashes[start] as number);
  if (kind && closings.has(tokens.hashes[start + 1] as number)) return true;
  if (short && (first & who.greeting) !== 0) return closings.has(tokens.hashes[start] as number);
  let at = start;
  if ((first & (who.clinicianTitle | who.honorific)) !== 0) at++;
  const from = at;
  let best = 0;
  while (at < end && at - from < 5) {
    const gap = at === from ? gapSpace : (tokens.gaps[at] as number);
    if ((gap & (gapComma | gapColon | gapOpen)) !== 0) break;
    const shape = tokens.shapes[at] as number;
    if (!isCapital(shape)) break;
    if (shape !== shapeInitial) best = Math.max(best, nameOdds(block, at));
    if (((block.who[at] as number) & (who.credential | who.never)) !== 0) break;
    at++;
  }
  if (at === from || best < 0.3) return false;
  if (at === end) {
    const apart = ((tokens.gaps[start] as number) & (gapBlankLine | gapHyphen)) !== 0;
    return at - from <= 4 && (apart || end === tokens.count);
  }
  const title = (block.who[at] as number) & (who.credential | who.staffRole);
  if (title !== 0 && end - start <= 14) return true;
  for (let role = at; role < end && role < at + 4; role++) {
    if (((block.who[role] as number) & (who.credential | who.staffRole)) !== 0 && end - start <= 12) return true;
  }
  return false;
}
