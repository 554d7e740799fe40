import type { Match } from "../health/health-terms.ts";
import { wordFlags } from "../lexicon/flags.ts";
import { type Label, labels } from "../lexicon/labels.ts";
import { type Block, labelAt } from "../reading/block.ts";
import { gapKinds, hashWord, shapeKinds } from "../reading/tokens.ts";
import { WordSet } from "../reading/word-set.ts";
import { addressAt, cityStateAt, mayHaveState, postBoxAt } from "./address.ts";
import { bankAccountAt, routingNumberAt } from "./bank-account.ts";
import { cardAt } from "./card.ts";
import { numericDateAt, writtenDateAt } from "./dates.ts";
import { isDigits, sizeAt } from "./digits.ts";
import { greatAgeAt } from "./great-age.ts";
import { colonAddressAt } from "./hardware-address.ts";
import type { Identifier } from "./identifier.ts";
import { emailAt, ipAt, urlAt } from "./internet.ts";
import { labelledAt } from "./labelled.ts";
import { likenessAt } from "./likeness.ts";
import { patientNumberAt } from "./patient-number.ts";
import { barePhoneAt, groupedPhoneAt, phoneAt } from "./phone.ts";
import { drugCodeEnd } from "./product-code.ts";
import { drugRegistrationAt, providerNumberAt } from "./provider-number.ts";
import { joinedRecordAt, medicareNumberAt, recordNumberAt } from "./record-number.ts";
import { socialSecurityAt } from "./social-security.ts";
import { spanishStreetAt } from "./spanish-street.ts";
import { userNameAt } from "./user-name.ts";
import { vehicleNumberAt } from "./vehicle-number.ts";

const { what, who } = wordFlags;
const { gapAt, gapColon, gapHyphen, gapSlash, gapStop, gapUnderscore } = gapKinds;
const { shapeAlnum, shapeDigits, shapeLower } = shapeKinds;

/** What a parser took: its identifier, or null for a labelled value that points at nobody (an invoice number). */
export interface Taken {
  readonly identifier: Identifier | null;
  readonly to: number;
}

/**
 * The identifier that begins at this token, or null. Digits, `@`, labels, months and capitals start a hand-written
 * parser each; every parser looks at a bounded number of tokens.
 */
export function identifierAt(block: Block, at: number, phrase: Match | null): Taken | null {
  const { tokens } = block;
  const shape = tokens.shapes[at] as number;
  if (((tokens.gaps[at] as number) & gapAt) !== 0) {
    const email = emailAt(block, at);
    if (email !== null) return taken(email);
  }
  if (shape === shapeDigits || shape === shapeAlnum) return numberAt(block, at);
  const labelled = readLabel(block, at, phrase);
  if (labelled !== null) return labelled;
  const flags = block.who[at] as number;
  if ((flags & who.month) !== 0) {
    const date = writtenDateAt(block, at);
    if (date !== null) return taken(date);
  }
  const hash = tokens.hashes[at] as number;
  const found =
    hash === boxHash
      ? postBoxAt(block, at)
      : hash === httpHash || hash === httpsHash || hash === wwwHash
        ? urlAt(block, at)
        : null;
  if (found !== null) return taken(found);
  const street = (flags & who.street) !== 0 || hash === avenueHash ? spanishStreetAt(block, at) : null;
  if (street !== null) return taken(street);
  const place = cityStateAt(block, at);
  return place === null ? null : taken(place);
}

/** "box" of a post office, "https", "www", "av." of a Spanish street: words in small letters that begin an identifier without a label. */
export function beginsAddress(hash: number): boolean {
  return addressWords.has(hash);
}

const addressWords = new WordSet("box http https www av");
const [boxHash, httpHash, httpsHash, wwwHash, avenueHash] = ["box", "http", "https", "www", "av"].map(hashWord);

/** False for a word at which `identifierAt` finds nothing: most words are no label, no month, no street and before no state. */
export function mayBegin(block: Block, at: number, phrase: Match | null): boolean {
  const { tokens } = block;
  return (
    ((tokens.gaps[at] as number) & gapAt) !== 0 ||
    ((block.what[at] as number) & what.labelMask) !== 0 ||
    ((block.who[at] as number) & (who.month | who.street)) !== 0 ||
    (phrase !== null && (phrase.what & what.labelMask) !== 0) ||
    mayHaveState(block, at) ||
    beginsAddress(tokens.hashes[at] as number)
  );
}

const longestLone = 7;
const shortestRecord = 4;

/** By how it is written and what stands behind it only some parsers can take a number; most numbers none. */
function numberAt(block: Block, at: number): Taken | null {
  if (isDigits(block, at) && (isDigits(block, at + 1) || sizeAt(block, at) > longestLone)) {
    const product = drugCodeEnd(block, at);
    if (product !== -1) return { identifier: null, to: product };
    return takenOf(groupedAt(block, at));
  }
  return takenOf(isDigits(block, at) ? loneNumberAt(block, at) : letteredAt(block, at));
}

/** A short number that stands alone is a day, a house, a record or an age. */
function loneNumberAt(block: Block, at: number): Identifier | null {
  const long = sizeAt(block, at) > shortestRecord || goesOn(block, at);
  return (
    (long ? colonAddressAt(block, at) : null) ??
    dayBeforeMonth(block, at) ??
    (block.tokens.shapes[at + 1] === shapeLower ? null : addressAt(block, at)) ??
    (long || sizeAt(block, at) > 2 ? patientNumberAt(block, at) : null) ??
    (long ? recordNumberAt(block, at) : null) ??
    greatAgeAt(block, at)
  );
}

/** `14B`, `12th`, `PZX448120S`. */
function letteredAt(block: Block, at: number): Identifier | null {
  if (sizeAt(block, at) < shortestRecord && !goesOn(block, at))
    return dayBeforeMonth(block, at) ?? addressAt(block, at);
  return (
    colonAddressAt(block, at) ??
    dayBeforeMonth(block, at) ??
    medicareNumberAt(block, at) ??
    vehicleNumberAt(block, at) ??
    bankAccountAt(block, at) ??
    drugRegistrationAt(block, at) ??
    addressAt(block, at) ??
    userNameAt(block, at) ??
    joinedRecordAt(block, at) ??
    patientNumberAt(block, at) ??
    recordNumberAt(block, at)
  );
}

/** Digits, and more of them behind; or very many. */
function groupedAt(block: Block, at: number): Identifier | null {
  const size = sizeAt(block, at);
  const hangs = ((block.tokens.gaps[at] as number) & (gapHyphen | gapUnderscore | gapSlash)) !== 0;
  return (
    ((block.tokens.gaps[at + 1] as number) === gapStop ? ipAt(block, at) : null) ??
    colonAddressAt(block, at) ??
    (size === 3 ? socialSecurityAt(block, at) : null) ??
    phoneAt(block, at) ??
    numericDateAt(block, at) ??
    (hangs || (size !== 4 && size < 12) ? null : cardAt(block, at)) ??
    patientNumberAt(block, at) ??
    recordNumberAt(block, at) ??
    greatAgeAt(block, at)
  );
}

/** A colon or a hyphen behind it: parts of a longer sign may follow. */
function goesOn({ tokens }: Block, at: number): boolean {
  return ((tokens.gaps[at + 1] as number) & (gapColon | gapHyphen)) !== 0;
}

/** `12 Feb 2025`: the day begins it, the month's parser reads it. */
function dayBeforeMonth(block: Block, at: number): Identifier | null {
  if (sizeAt(block, at) > 4 || at + 1 >= block.tokens.count || ((block.who[at + 1] as number) & who.month) === 0)
    return null;
  const date = writtenDateAt(block, at + 1);
  return date !== null && date.from === at ? date : null;
}

function readLabel(block: Block, at: number, phrase: Match | null): Taken | null {
  const long = phrase === null ? 0 : (phrase.what & what.labelMask) >>> what.labelShift;
  const number = long !== 0 ? long : labelAt(block, at);
  if (number === 0) return null;
  const to = long !== 0 && phrase !== null ? phrase.to : at + 1;
  const label = labels[number] as Label;
  const told = readLabelled(block, to, label, number);
  if (told !== null) return told;
  const likeness = likenessAt(block, at, to, label);
  return likeness === null ? null : taken(likeness);
}

function readLabelled(block: Block, at: number, label: Label, number: number): Taken | null {
  if (label === "phone" || label === "fax") {
    for (let ahead = at; ahead < at + 3 && ahead < block.tokens.count; ahead++) {
      const phone = phoneAt(block, ahead) ?? barePhoneAt(block, ahead) ?? groupedPhoneAt(block, ahead);
      if (phone !== null) return taken({ ...phone, kind: label, labelled: true });
    }
    return null;
  }
  if (label === "address") {
    for (let ahead = at; ahead < at + 3 && ahead < block.tokens.count; ahead++) {
      const address = addressAt(block, ahead);
      if (address !== null) return taken({ ...address, labelled: true });
    }
    return null;
  }
  if (label === "dob" || label === "ssn") {
    for (let ahead = at; ahead < at + 4 && ahead < block.tokens.count; ahead++) {
      if (label === "ssn") {
        const social = socialSecurityAt(block, ahead);
        if (social !== null) return taken({ ...social, labelled: true, label, power: 0.98 });
        continue;
      }
      const date = numericDateAt(block, ahead) ?? writtenDateAt(block, ahead);
      if (date !== null) return taken({ ...date, labelled: true, label, power: 0.9 });
    }
    if (label === "dob") return null;
  }
  if (label === "npi" || label === "dea" || label === "routing") {
    for (let ahead = at; ahead < at + 3 && ahead < block.tokens.count; ahead++) {
      const found =
        label === "npi"
          ? providerNumberAt(block, ahead)
          : label === "dea"
            ? drugRegistrationAt(block, ahead)
            : routingNumberAt(block, ahead);
      if (found !== null) return taken({ ...found, labelled: true, label });
    }
  }
  const value = labelledAt(block, at, number);
  return value === null ? null : { identifier: value.identifier, to: value.to };
}

function takenOf(identifier: Identifier | null): Taken | null {
  return identifier === null ? null : taken(identifier);
}

function taken(identifier: Identifier): Taken {
  return { identifier, to: identifier.to };
}
