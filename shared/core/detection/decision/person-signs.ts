import { what, who } from "../lexicon/flags.ts";
import { ageBehind } from "../people/age-behind.ts";
import { asked, greeted, inHeaderLine, signs as signsBelow } from "../people/correspondent.ts";
import { eponymUse } from "../people/eponym-use.ts";
import {
  flagBehind,
  healthWithin,
  listed,
  numberAround,
  organisationBehind,
  ownsHealth,
} from "../people/name-context.ts";
import { givenTier, surnameTier, wordTier } from "../people/name-odds.ts";
import { namedBefore, namedBehind, wordsBefore, wordsBehind } from "../people/neighbour-words.ts";
import type { PersonMention } from "../people/person.ts";
import { placeAround } from "../people/place-around.ts";
import { credentialBehind, staffAround } from "../people/staff-around.ts";
import { type Block, isCapital } from "../reading/block.ts";
import {
  gapAt,
  gapClose,
  gapColon,
  gapComma,
  gapHyphen,
  gapLine,
  gapOpen,
  gapSemicolon,
  gapSlash,
  gapStop,
  shapeLower,
  shapeUpper,
} from "../reading/tokens.ts";
import type { Setting } from "./setting.ts";
import { addSign, type Signs } from "./signs.ts";

/** What the decision may know of one mention of a person by itself: each holds or not. */
const own = [
  "full",
  "lastFirst",
  "single",
  "titled",
  "initials",
  "honorific",
  "patientTitle",
  "relativeTitle",
  "clinician",
  "staffRole",
  "header",
  "greeted",
  "signs",
  "signature",
  "knownStaff",
  "staffElsewhere",
  "patientElsewhere",
  "asked",
  "staffVerb",
  "organisation",
  "eponym",
  "place",
  "age",
  "healthBehind",
  "healthBefore",
  "ownsHealth",
  "eventBehind",
  "listed",
  "number",
  "idNear",
  "subject",
  "fileName",
  "quoted",
  "lower",
  "upper",
  "capsLine",
  "manyNames",
  "sparse",
  "letter",
  "greetedCare",
  "lineStart",
  "lineAlone",
  "colonBehind",
  "commaBehind",
  "dashBehind",
  "openBehind",
  "slashBehind",
  "lineBehind",
  "stopBehind",
  "colonBefore",
  "commaBefore",
  "dashBefore",
  "openBefore",
  "slashBefore",
  "atBefore",
  "givenOnly",
  "surnameOnly",
  "unlisted",
  "everyday",
  "possessive",
  "lineStartHealth",
  "inMedicine",
  "shortName",
  "nameLikely",
] as const;
export type PersonSign = (typeof own)[number];

export const personSigns: readonly string[] = [
  ...own,
  ...wordsBefore.map((word) => `before:${word}`),
  ...wordsBehind.map((word) => `behind:${word}`),
];
export const personSign = Object.fromEntries(own.map((name, index) => [name, index])) as Readonly<
  Record<PersonSign, number>
>;
const beforeStart = own.length;
const behindStart = beforeStart + wordsBefore.length;

/** Fills `signs` with what the words right around the name tell. */
export function readPersonSigns(block: Block, person: PersonMention, setting: Setting, signs: Signs): void {
  const { tokens } = block;
  const { from, to } = person;
  signs.count = 0;
  const set = (sign: number, holds: boolean): void => {
    if (holds) addSign(signs, sign);
  };
  addSign(signs, formSign[person.form]);
  set(personSign.honorific, person.title === "honorific");
  set(personSign.patientTitle, person.title === "patient");
  set(personSign.relativeTitle, person.title === "relative");
  set(personSign.clinician, person.title === "clinician" || credentialBehind(block, to));
  set(personSign.staffRole, staffAround(block, from, to));
  set(personSign.header, inHeaderLine(block, from, to));
  set(personSign.greeted, greeted(block, from, to));
  set(personSign.signs, person.form !== "last-first" && signsBelow(block, from, to));
  set(personSign.signature, setting.inSignature);
  set(personSign.asked, asked(block, from));
  set(personSign.staffVerb, flagBehind(block, to, what.staffVerb, 3));
  set(personSign.organisation, organisationBehind(block, to));
  set(personSign.eponym, eponymUse(block, person));
  set(personSign.place, placeAround(block, from, to));
  set(personSign.age, ageBehind(block, to));
  const healthBehind = healthWithin(block, to, 3, 1);
  set(personSign.healthBehind, healthBehind);
  set(personSign.healthBefore, healthWithin(block, from - 1, 3, -1));
  set(personSign.ownsHealth, person.possessive && ownsHealth(block, to));
  const eventBehind = flagBehind(block, to, what.event | what.complaint, 3);
  set(personSign.eventBehind, eventBehind);
  set(personSign.listed, listed(block, from, to));
  set(personSign.number, numberAround(block, from, to));
  set(personSign.subject, setting.where === "subject");
  set(personSign.fileName, setting.where === "file-name");
  set(personSign.quoted, setting.where === "quoted");
  set(personSign.sparse, setting.sparse);
  set(personSign.possessive, person.possessive);

  const shape = tokens.shapes[from] as number;
  set(personSign.lower, !isCapital(shape));
  set(personSign.upper, shape === shapeUpper);
  set(personSign.capsLine, (block.capsLine[from] as number) === 1);

  const before = tokens.gaps[from] as number;
  const behind = tokens.gaps[to] as number;
  const starts = from === 0 || (before & gapLine) !== 0;
  const closes = to >= tokens.count || (behind & gapLine) !== 0;
  set(personSign.lineStart, starts);
  set(personSign.lineAlone, starts && closes);
  set(personSign.lineBehind, closes);
  if (!closes) {
    set(personSign.colonBehind, (behind & gapColon) !== 0);
    set(personSign.commaBehind, (behind & gapComma) !== 0);
    set(personSign.dashBehind, (behind & gapHyphen) !== 0);
    set(personSign.openBehind, (behind & gapOpen) !== 0);
    set(personSign.slashBehind, (behind & gapSlash) !== 0);
    set(personSign.stopBehind, (behind & (gapStop | gapSemicolon | gapClose)) !== 0);
  }
  if (!starts) {
    set(personSign.colonBefore, (before & gapColon) !== 0);
    set(personSign.commaBefore, (before & gapComma) !== 0);
    set(personSign.dashBefore, (before & gapHyphen) !== 0);
    set(personSign.openBefore, (before & gapOpen) !== 0);
    set(personSign.slashBefore, (before & gapSlash) !== 0);
    set(personSign.atBefore, (before & gapAt) !== 0);
  }
  set(personSign.lineStartHealth, starts && (healthBehind || eventBehind));
  setKnown(block, person, signs);
  if (!starts) {
    const word = namedBefore.numberOf(tokens.hashes[from - 1] as number);
    if (word >= 0) addSign(signs, beforeStart + word);
  }
  if (!closes && (tokens.shapes[to] as number) === shapeLower) {
    const word = namedBehind.numberOf(tokens.hashes[to] as number);
    if (word >= 0) addSign(signs, behindStart + word);
  }
}

const formSign: Readonly<Record<PersonMention["form"], number>> = {
  full: personSign.full,
  "last-first": personSign.lastFirst,
  single: personSign.single,
  titled: personSign.titled,
  initials: personSign.initials,
};

/** What the lists know of the name's words. */
function setKnown(block: Block, { from, to, form, start, end, odds }: PersonMention, signs: Signs): void {
  const set = (sign: number, holds: boolean): void => {
    if (holds) addSign(signs, sign);
  };
  set(personSign.nameLikely, odds >= 0.75);
  let medicine = true;
  for (let part = from; part < to; part++)
    if (((block.who[part] as number) & who.eponym) === 0 && ((block.what[part] as number) & what.kindMask) === 0)
      medicine = false;
  set(personSign.inMedicine, medicine);
  if (form !== "single" && form !== "titled") return;
  const flags = block.who[from] as number;
  const given = givenTier(flags);
  const surname = surnameTier(flags);
  set(personSign.givenOnly, to === from + 1 && given > 0 && given >= surname);
  set(personSign.surnameOnly, surname > given);
  set(personSign.unlisted, given + surname === 0);
  set(personSign.shortName, end - start < 4);
  set(personSign.everyday, wordTier(flags) > 0 || (flags & (who.geo | who.month)) !== 0);
}
