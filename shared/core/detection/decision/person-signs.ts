import { what, who } from "../lexicon/flags.ts";
import type { NameContext } from "../people/name-context.ts";
import { givenTier, surnameTier, wordTier } from "../people/name-odds.ts";
import { beforeIndex, behindIndex, wordsBefore, wordsBehind } from "../people/neighbour-words.ts";
import type { PersonMention } from "../people/person.ts";
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

export function personSignsOf(block: Block, person: PersonMention, context: NameContext, setting: Setting): number[] {
  const { tokens } = block;
  const { from, to } = person;
  const signs: number[] = [];
  const set = (sign: PersonSign, holds: boolean): void => {
    if (holds) signs.push(personSign[sign]);
  };
  signs.push(formSign[person.form]);
  set("honorific", person.title === "honorific");
  set("patientTitle", person.title === "patient");
  set("relativeTitle", person.title === "relative");
  set("clinician", person.title === "clinician" || context.credential);
  set("staffRole", context.staffRole);
  set("header", context.header);
  set("greeted", context.greeted);
  set("signs", context.signs && person.form !== "last-first");
  set("signature", setting.inSignature);
  set("asked", context.asked);
  set("staffVerb", context.staffVerb);
  set("organisation", context.organisation);
  set("eponym", context.eponym);
  set("place", context.place);
  set("age", context.age);
  set("healthBehind", context.healthBehind);
  set("healthBefore", context.healthBefore);
  set("ownsHealth", person.possessive && context.ownsHealth);
  set("eventBehind", context.eventBehind);
  set("listed", context.listed);
  set("number", context.number);
  set("subject", setting.where === "subject");
  set("fileName", setting.where === "file-name");
  set("quoted", setting.where === "quoted");
  set("sparse", setting.sparse);
  set("possessive", person.possessive);

  const shape = tokens.shapes[from] as number;
  set("lower", !isCapital(shape));
  set("upper", shape === shapeUpper);
  set("capsLine", (block.capsLine[from] as number) === 1);

  const before = tokens.gaps[from] as number;
  const behind = tokens.gaps[to] as number;
  const starts = from === 0 || (before & gapLine) !== 0;
  const closes = to >= tokens.count || (behind & gapLine) !== 0;
  set("lineStart", starts);
  set("lineAlone", starts && closes);
  set("lineBehind", closes);
  if (!closes) {
    set("colonBehind", (behind & gapColon) !== 0);
    set("commaBehind", (behind & gapComma) !== 0);
    set("dashBehind", (behind & gapHyphen) !== 0);
    set("openBehind", (behind & gapOpen) !== 0);
    set("slashBehind", (behind & gapSlash) !== 0);
    set("stopBehind", (behind & (gapStop | gapSemicolon | gapClose)) !== 0);
  }
  if (!starts) {
    set("colonBefore", (before & gapColon) !== 0);
    set("commaBefore", (before & gapComma) !== 0);
    set("dashBefore", (before & gapHyphen) !== 0);
    set("openBefore", (before & gapOpen) !== 0);
    set("slashBefore", (before & gapSlash) !== 0);
    set("atBefore", (before & gapAt) !== 0);
  }
  set("lineStartHealth", starts && (context.healthBehind || context.eventBehind));
  setKnown(block, person, set);
  if (!starts) {
    const word = beforeIndex.get(tokens.hashes[from - 1] as number);
    if (word !== undefined) signs.push(beforeStart + word);
  }
  if (!closes && (tokens.shapes[to] as number) === shapeLower) {
    const word = behindIndex.get(tokens.hashes[to] as number);
    if (word !== undefined) signs.push(behindStart + word);
  }
  return signs;
}

const formSign: Readonly<Record<PersonMention["form"], number>> = {
  full: personSign.full,
  "last-first": personSign.lastFirst,
  single: personSign.single,
  titled: personSign.titled,
  initials: personSign.initials,
};

/** What the lists know of the name's words. */
function setKnown(
  block: Block,
  { from, to, form, start, end, odds }: PersonMention,
  set: (sign: PersonSign, holds: boolean) => void,
): void {
  set("nameLikely", odds >= 0.75);
  let medicine = true;
  for (let part = from; part < to; part++)
    if (((block.who[part] as number) & who.eponym) === 0 && ((block.what[part] as number) & what.kindMask) === 0)
      medicine = false;
  set("inMedicine", medicine);
  if (form !== "single" && form !== "titled") return;
  const flags = block.who[from] as number;
  const given = givenTier(flags);
  const surname = surnameTier(flags);
  set("givenOnly", to === from + 1 && given > 0 && given >= surname);
  set("surnameOnly", surname > given);
  set("unlisted", given + surname === 0);
  set("shortName", end - start < 4);
  set("everyday", wordTier(flags) > 0 || (flags & (who.geo | who.month)) !== 0);
}
