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
const sign = Object.fromEntries(own.map((name, index) => [name, index])) as Readonly<Record<PersonSign, number>>;
export const personSign = sign;

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
  if (clinician) addSign(signs, sign.clinician);
  if ((whoAround & (who.staffRole | who.credential)) !== 0 && staffAround(block, from, to))
    addSign(signs, sign.staffRole);
  if (inHeaderLine(block, from, to)) addSign(signs, sign.header);
  if (greeted(block, from, to)) addSign(signs, sign.greeted);
  if (person.form !== "last-first" && signsBelow(block, from, to)) addSign(signs, sign.signs);
  if (setting.inSignature) addSign(signs, sign.signature);
  if (asked(block, from)) addSign(signs, sign.asked);
  if ((whatBehind & what.staffVerb) !== 0 && flagBehind(block, to, what.staffVerb, 3)) addSign(signs, sign.staffVerb);
  if ((whoBehind & (who.organisation | who.street)) !== 0 && organisationBehind(block, to))
    addSign(signs, sign.organisation);
  if (eponymUse(block, person)) addSign(signs, sign.eponym);
  if (((whoAround & who.place) !== 0 || (shapesAround & lettered) !== 0) && placeAround(block, from, to))
    addSign(signs, sign.place);
  if ((glance.shapesBehind & numbers) !== 0 && ageBehind(block, to)) addSign(signs, sign.age);
  const healthBehind = (whatBehind & what.kindMask) !== 0 && healthWithin(block, to, 3, 1);
  if (healthBehind) addSign(signs, sign.healthBehind);
  if ((whatBefore & what.kindMask) !== 0 && healthWithin(block, from - 1, 3, -1)) addSign(signs, sign.healthBefore);
  if (person.possessive && ownsHealth(block, to)) addSign(signs, sign.ownsHealth);
  const eventBehind = (whatBehind & events) !== 0 && flagBehind(block, to, events, 3);
  if (eventBehind) addSign(signs, sign.eventBehind);
  if (listed(block, from, to)) addSign(signs, sign.listed);
  if ((shapesAround & numbers) !== 0 && numberAround(block, from, to)) addSign(signs, sign.number);
  addSetting(signs, setting);
  if (person.possessive) addSign(signs, sign.possessive);

  const shape = tokens.shapes[from] as number;
  if (!isCapital(shape)) addSign(signs, sign.lower);
  if (shape === shapeUpper) addSign(signs, sign.upper);
  if ((block.capsLine[from] as number) === 1) addSign(signs, sign.capsLine);

  const before = tokens.gaps[from] as number;
  const behind = tokens.gaps[to] as number;
  const starts = from === 0 || (before & gapLine) !== 0;
  const closes = to >= tokens.count || (behind & gapLine) !== 0;
  if (starts) addSign(signs, sign.lineStart);
  if (starts && closes) addSign(signs, sign.lineAlone);
  if (closes) addSign(signs, sign.lineBehind);
  if (!closes && behind !== gapSpace) {
    if ((behind & gapColon) !== 0) addSign(signs, sign.colonBehind);
    if ((behind & gapComma) !== 0) addSign(signs, sign.commaBehind);
    if ((behind & gapHyphen) !== 0) addSign(signs, sign.dashBehind);
    if ((behind & gapOpen) !== 0) addSign(signs, sign.openBehind);
    if ((behind & gapSlash) !== 0) addSign(signs, sign.slashBehind);
    if ((behind & (gapStop | gapSemicolon | gapClose)) !== 0) addSign(signs, sign.stopBehind);
  }
  if (!starts && before !== gapSpace) {
    if ((before & gapColon) !== 0) addSign(signs, sign.colonBefore);
    if ((before & gapComma) !== 0) addSign(signs, sign.commaBefore);
    if ((before & gapHyphen) !== 0) addSign(signs, sign.dashBefore);
    if ((before & gapOpen) !== 0) addSign(signs, sign.openBefore);
    if ((before & gapSlash) !== 0) addSign(signs, sign.slashBefore);
    if ((before & gapAt) !== 0) addSign(signs, sign.atBefore);
  }
  if (starts && (healthBehind || eventBehind)) addSign(signs, sign.lineStartHealth);
  setKnown(block, person, signs);
}

const events = what.event | what.complaint;
/** Bits of shapes. */
const numbers = (1 << shapeDigits) | (1 << shapeAlnum);
const lettered = 1 << shapeAlnum;

function formSign(form: PersonMention["form"]): number {
  switch (form) {
    case "full":
      return sign.full;
    case "last-first":
      return sign.lastFirst;
    case "single":
      return sign.single;
    case "titled":
      return sign.titled;
    case "initials":
      return sign.initials;
  }
}

function addTitle(signs: Signs, title: PersonMention["title"]): void {
  if (title === "honorific") addSign(signs, sign.honorific);
  else if (title === "patient") addSign(signs, sign.patientTitle);
  else if (title === "relative") addSign(signs, sign.relativeTitle);
}

function addSetting(signs: Signs, { where, sparse }: Setting): void {
  if (where === "subject") addSign(signs, sign.subject);
  else if (where === "file-name") addSign(signs, sign.fileName);
  else if (where === "quoted") addSign(signs, sign.quoted);
  if (sparse) addSign(signs, sign.sparse);
}

/** What the lists know of the name's words. */
function setKnown(block: Block, { from, to, form, start, end, odds }: PersonMention, signs: Signs): void {
  if (odds >= 0.75) addSign(signs, sign.nameLikely);
  let medicine = true;
  for (let part = from; part < to; part++)
    if (((block.who[part] as number) & who.eponym) === 0 && ((block.what[part] as number) & what.kindMask) === 0)
      medicine = false;
  if (medicine) addSign(signs, sign.inMedicine);
  if (form !== "single" && form !== "titled") return;
  const flags = block.who[from] as number;
  const given = givenTier(flags);
  const surname = surnameTier(flags);
  if (to === from + 1 && given > 0 && given >= surname) addSign(signs, sign.givenOnly);
  if (surname > given) addSign(signs, sign.surnameOnly);
  if (given + surname === 0) addSign(signs, sign.unlisted);
  if (end - start < 4) addSign(signs, sign.shortName);
  if (wordTier(flags) > 0 || (flags & (who.geo | who.month)) !== 0) addSign(signs, sign.everyday);
}
