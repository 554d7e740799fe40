import { wordFlags } from "../lexicon/flags.ts";
import { ageBehind } from "../people/age-behind.ts";
import { asked, greeted, inHeaderLine, signs as signsBelow } from "../people/correspondent.ts";
import { eponymUse } from "../people/eponym-use.ts";
import { glanceAround, makeGlance } from "../people/glance.ts";
import {
  flagBehind,
  healthWithin,
  listed,
  numberAround,
  organisationBehind,
  ownsHealth,
} from "../people/name-context.ts";
import { givenTier, surnameTier, wordTier } from "../people/name-odds.ts";
import type { PersonMention } from "../people/person.ts";
import { placeAround } from "../people/place-around.ts";
import { credentialBehind, staffAround } from "../people/staff-around.ts";
import { type Block, isCapital } from "../reading/block.ts";
import { gapKinds, shapeKinds } from "../reading/tokens.ts";
import type { Setting } from "./setting.ts";
import { addSign, type Signs } from "./signs.ts";

const { what, who } = wordFlags;
const { gapAt, gapClose, gapColon, gapComma, gapHyphen, gapLine, gapOpen, gapSemicolon, gapSlash, gapSpace, gapStop } =
  gapKinds;
const { shapeAlnum, shapeDigits, shapeUpper } = shapeKinds;

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

export const personSigns: readonly string[] = own;
export const personSign = Object.fromEntries(own.map((name, index) => [name, index])) as Readonly<
  Record<PersonSign, number>
>;

const glance = makeGlance();

/** Fills `signs` with what the words right around the name tell. */
export function readPersonSigns(block: Block, person: PersonMention, setting: Setting, signs: Signs): void {
  const { tokens } = block;
  const { from, to } = person;
  signs.count = 0;
  glanceAround(glance, block, from, to);
  const { whoBefore, whoBehind, whatBefore, whatBehind } = glance;
  const whoAround = whoBefore | whoBehind;
  const shapesAround = glance.shapesBefore | glance.shapesBehind;
  addSign(signs, formSign(person.form));
  addTitle(signs, person.title);
  const clinician = person.title === "clinician" || ((whoBehind & who.credential) !== 0 && credentialBehind(block, to));
  if (clinician) addSign(signs, personSign.clinician);
  if ((whoAround & (who.staffRole | who.credential)) !== 0 && staffAround(block, from, to))
    addSign(signs, personSign.staffRole);
  if (inHeaderLine(block, from, to)) addSign(signs, personSign.header);
  if (greeted(block, from, to)) addSign(signs, personSign.greeted);
  if (person.form !== "last-first" && signsBelow(block, from, to)) addSign(signs, personSign.signs);
  if (setting.inSignature) addSign(signs, personSign.signature);
  if (asked(block, from)) addSign(signs, personSign.asked);
  if ((whatBehind & what.staffVerb) !== 0 && flagBehind(block, to, what.staffVerb, 3))
    addSign(signs, personSign.staffVerb);
  if ((whoBehind & (who.organisation | who.street)) !== 0 && organisationBehind(block, to))
    addSign(signs, personSign.organisation);
  if (eponymUse(block, person)) addSign(signs, personSign.eponym);
  if (((whoAround & who.place) !== 0 || (shapesAround & lettered) !== 0) && placeAround(block, from, to))
    addSign(signs, personSign.place);
  if ((glance.shapesBehind & numbers) !== 0 && ageBehind(block, to)) addSign(signs, personSign.age);
  const healthBehind = (whatBehind & what.kindMask) !== 0 && healthWithin(block, to, 3, 1);
  if (healthBehind) addSign(signs, personSign.healthBehind);
  if ((whatBefore & what.kindMask) !== 0 && healthWithin(block, from - 1, 3, -1))
    addSign(signs, personSign.healthBefore);
  if (person.possessive && ownsHealth(block, to)) addSign(signs, personSign.ownsHealth);
  const eventBehind = (whatBehind & events) !== 0 && flagBehind(block, to, events, 3);
  if (eventBehind) addSign(signs, personSign.eventBehind);
  if (listed(block, from, to)) addSign(signs, personSign.listed);
  if ((shapesAround & numbers) !== 0 && numberAround(block, from, to)) addSign(signs, personSign.number);
  addSetting(signs, setting);
  if (person.possessive) addSign(signs, personSign.possessive);

  const shape = tokens.shapes[from] as number;
  if (!isCapital(shape)) addSign(signs, personSign.lower);
  if (shape === shapeUpper) addSign(signs, personSign.upper);
  if ((block.capsLine[from] as number) === 1) addSign(signs, personSign.capsLine);

  const before = tokens.gaps[from] as number;
  const behind = tokens.gaps[to] as number;
  const starts = from === 0 || (before & gapLine) !== 0;
  const closes = to >= tokens.count || (behind & gapLine) !== 0;
  if (starts) addSign(signs, personSign.lineStart);
  if (starts && closes) addSign(signs, personSign.lineAlone);
  if (closes) addSign(signs, personSign.lineBehind);
  if (!closes && behind !== gapSpace) {
    if ((behind & gapColon) !== 0) addSign(signs, personSign.colonBehind);
    if ((behind & gapComma) !== 0) addSign(signs, personSign.commaBehind);
    if ((behind & gapHyphen) !== 0) addSign(signs, personSign.dashBehind);
    if ((behind & gapOpen) !== 0) addSign(signs, personSign.openBehind);
    if ((behind & gapSlash) !== 0) addSign(signs, personSign.slashBehind);
    if ((behind & (gapStop | gapSemicolon | gapClose)) !== 0) addSign(signs, personSign.stopBehind);
  }
  if (!starts && before !== gapSpace) {
    if ((before & gapColon) !== 0) addSign(signs, personSign.colonBefore);
    if ((before & gapComma) !== 0) addSign(signs, personSign.commaBefore);
    if ((before & gapHyphen) !== 0) addSign(signs, personSign.dashBefore);
    if ((before & gapOpen) !== 0) addSign(signs, personSign.openBefore);
    if ((before & gapSlash) !== 0) addSign(signs, personSign.slashBefore);
    if ((before & gapAt) !== 0) addSign(signs, personSign.atBefore);
  }
  if (starts && (healthBehind || eventBehind)) addSign(signs, personSign.lineStartHealth);
  setKnown(block, person, signs);
}

const events = what.event | what.complaint;
/** Bits of shapes. */
const numbers = (1 << shapeDigits) | (1 << shapeAlnum);
const lettered = 1 << shapeAlnum;

function formSign(form: PersonMention["form"]): number {
  switch (form) {
    case "full":
      return personSign.full;
    case "last-first":
      return personSign.lastFirst;
    case "single":
      return personSign.single;
    case "titled":
      return personSign.titled;
    case "initials":
      return personSign.initials;
  }
}

function addTitle(signs: Signs, title: PersonMention["title"]): void {
  if (title === "honorific") addSign(signs, personSign.honorific);
  else if (title === "patient") addSign(signs, personSign.patientTitle);
  else if (title === "relative") addSign(signs, personSign.relativeTitle);
}

function addSetting(signs: Signs, { where, sparse }: Setting): void {
  if (where === "subject") addSign(signs, personSign.subject);
  else if (where === "file-name") addSign(signs, personSign.fileName);
  else if (where === "quoted") addSign(signs, personSign.quoted);
  if (sparse) addSign(signs, personSign.sparse);
}

/** What the lists know of the name's words. */
function setKnown(block: Block, { from, to, form, start, end, odds }: PersonMention, signs: Signs): void {
  if (odds >= 0.75) addSign(signs, personSign.nameLikely);
  let medicine = true;
  for (let part = from; part < to; part++)
    if (((block.who[part] as number) & who.eponym) === 0 && ((block.what[part] as number) & what.kindMask) === 0)
      medicine = false;
  if (medicine) addSign(signs, personSign.inMedicine);
  if (form !== "single" && form !== "titled") return;
  const flags = block.who[from] as number;
  const given = givenTier(flags);
  const surname = surnameTier(flags);
  if (to === from + 1 && given > 0 && given >= surname) addSign(signs, personSign.givenOnly);
  if (surname > given) addSign(signs, personSign.surnameOnly);
  if (given + surname === 0) addSign(signs, personSign.unlisted);
  if (end - start < 4) addSign(signs, personSign.shortName);
  if (wordTier(flags) > 0 || (flags & (who.geo | who.month)) !== 0) addSign(signs, personSign.everyday);
}
