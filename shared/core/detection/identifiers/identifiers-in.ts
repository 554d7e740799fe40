import type { Match } from "../health/health-terms.ts";
import { longestPhrase } from "../health/health-terms.ts";
import { what } from "../lexicon/flags.ts";
import { labels } from "../lexicon/labels.ts";
import { type Block, labelAt, wordAt } from "../reading/block.ts";
import { gapAt, shapeAlnum, shapeDigits } from "../reading/tokens.ts";
import { numericDateAt, writtenDateAt } from "./dates.ts";
import { sizeAt } from "./digits.ts";
import type { Identifier } from "./identifier.ts";
import { emailAt, ipAt, urlAt } from "./internet.ts";
import { labelledAt } from "./labelled.ts";
import { barePhoneAt, phoneAt } from "./phone.ts";
import { socialSecurityAt } from "./social-security.ts";

/** Identifiers in reading order, without overlaps: each token is read by the first parser that takes it. */
export function identifiersIn(block: Block): readonly Identifier[] {
  const found: Identifier[] = [];
  const { tokens } = block;
  let at = 0;
  while (at < tokens.count) {
    const next = read(block, at, found);
    at = next > at ? next : at + 1;
  }
  return found;
}

/** Reads what begins at this token into `found`; gives the token behind it, or the same one when nothing does. */
function read(block: Block, at: number, found: Identifier[]): number {
  const { tokens } = block;
  const shape = tokens.shapes[at] as number;
  if (((tokens.gaps[at] as number) & gapAt) !== 0) {
    const email = emailAt(block, at);
    if (email !== null) {
      while (found.length > 0 && (found[found.length - 1] as Identifier).to > email.from) found.pop();
      return push(found, email);
    }
  }
  if (shape === shapeDigits || shape === shapeAlnum) return readNumber(block, at, found);
  const phrase = longestPhrase(block, at);
  const label = labelOf(block, at, phrase);
  if (label !== 0) {
    const behind = phrase !== null && (phrase.what & what.labelMask) !== 0 ? phrase.to : at + 1;
    const taken = readLabelled(block, behind, label, found);
    if (taken > at) return taken;
  }
  const date = writtenDateAt(block, at);
  if (date !== null) {
    const last = found.at(-1);
    if (last !== undefined && last.to > date.from) found.pop();
    return push(found, date);
  }
  const size = sizeAt(block, at);
  if (size >= 3 && size <= 5) {
    const url = urlAt(block, at, wordAt(block, at).toLowerCase());
    if (url !== null) return push(found, url);
  }
  return at;
}

function labelOf(block: Block, at: number, phrase: Match | null): number {
  const long = phrase === null ? 0 : (phrase.what & what.labelMask) >>> what.labelShift;
  return long !== 0 ? long : labelAt(block, at);
}

function readLabelled(block: Block, at: number, label: number, found: Identifier[]): number {
  const name = labels[label];
  if (name === "phone" || name === "fax") {
    const phone = phoneAt(block, at) ?? barePhoneAt(block, at);
    return phone === null ? -1 : push(found, { ...phone, kind: name, labelled: true });
  }
  if (name === "dob") {
    for (let ahead = at; ahead < at + 3; ahead++) {
      const date = numericDateAt(block, ahead) ?? writtenDateAt(block, ahead);
      if (date !== null) return push(found, { ...date, labelled: true, power: 0.9 });
    }
    return -1;
  }
  if (name === "ssn") {
    for (let ahead = at; ahead < at + 3; ahead++) {
      const number = socialSecurityAt(block, ahead);
      if (number !== null) return push(found, { ...number, labelled: true, power: 0.98 });
    }
  }
  const value = labelledAt(block, at, label);
  if (value === null) return -1;
  if (value.identifier !== null) found.push(value.identifier);
  return value.to;
}

function readNumber(block: Block, at: number, found: Identifier[]): number {
  const number = ipAt(block, at) ?? socialSecurityAt(block, at) ?? phoneAt(block, at) ?? numericDateAt(block, at);
  return number === null ? at : push(found, number);
}

function push(found: Identifier[], identifier: Identifier): number {
  found.push(identifier);
  return identifier.to;
}
