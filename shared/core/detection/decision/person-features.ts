import type { NameContext } from "../people/name-context.ts";
import type { PersonMention } from "../people/person.ts";
import * as of from "../reading/sentences.ts";

/**
 * What the decision weighs about one mention of a person. The order is that of the weights; a feature is 0 where it
 * does not hold, and mostly between 0 and 2.
 */
export const personFeatures = [
  "bias",
  "odds",
  "full",
  "lastFirst",
  "honorific",
  "initials",
  "lower",
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
  "possessiveHealth",
  "eventBehind",
  "listed",
  "number",
  "idNear",
  "strongSame",
  "mediumSame",
  "weakSame",
  "valueSame",
  "eventSame",
  "complaintSame",
  "pronounSame",
  "relativeSame",
  "patientSame",
  "paymentSame",
  "businessSame",
  "teachingSame",
  "generalSame",
  "clinicianSame",
  "staffSame",
  "strongNear",
  "eventNear",
  "pronounNear",
  "businessNear",
  "teachingNear",
  "strongWide",
  "strongOther",
  "mediumOther",
  "eventOther",
  "businessOther",
  "teachingWide",
  "subject",
  "fileName",
  "quoted",
  "noHealthHere",
  "manyNames",
  "ageSame",
  "anyStrong",
  "greetedCare",
  "termsSame",
  "clinical",
  "letter",
  "sparse",
  "patientOther",
] as const;
export type PersonFeature = (typeof personFeatures)[number];

export const personIndex = Object.fromEntries(personFeatures.map((name, index) => [name, index])) as Readonly<
  Record<PersonFeature, number>
>;

/** What is known of the place of a mention, beside the words right around it. */
export interface Setting {
  readonly sentences: of.Sentences;
  readonly sentence: number;
  readonly inSignature: boolean;
  readonly where: "subject" | "file-name" | "quoted" | "other";
  readonly lower: boolean;
  /** A long text with hardly any health in it. */
  readonly sparse: boolean;
}

/** The features that one block can tell; those of the whole draft are filled in by `decide.ts`. */
export function personFeaturesOf(person: PersonMention, context: NameContext, setting: Setting): Float64Array {
  const f = new Float64Array(personFeatures.length);
  const i = personIndex;
  const { sentences, sentence } = setting;
  const set = (feature: PersonFeature, holds: boolean): void => {
    if (holds) f[i[feature]] = 1;
  };
  const same = (kind: number, most: number): number => Math.min(most, of.countIn(sentences, sentence, kind));
  const near = (kind: number, most: number): number =>
    Math.min(most, of.countIn(sentences, sentence - 1, kind) + of.countIn(sentences, sentence + 1, kind));
  const wide = (kind: number, most: number): number => {
    let sum = 0;
    for (let step = 2; step <= 4; step++)
      sum += of.countIn(sentences, sentence - step, kind) + of.countIn(sentences, sentence + step, kind);
    return Math.min(most, sum);
  };

  f[i.bias] = 1;
  f[i.odds] = person.odds;
  set("full", person.form === "full");
  set("lastFirst", person.form === "last-first");
  set("honorific", person.title === "honorific");
  set("initials", person.form === "initials");
  set("lower", setting.lower);
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
  set("possessiveHealth", person.possessive && context.ownsHealth);
  set("eventBehind", context.eventBehind);
  set("listed", context.listed);
  set("number", context.number);
  set("idNear", same(of.ids, 1) > 0);
  f[i.strongSame] = same(of.strong, 2);
  f[i.mediumSame] = same(of.medium, 2);
  f[i.weakSame] = same(of.weak, 1);
  f[i.valueSame] = same(of.value, 1);
  f[i.eventSame] = same(of.event, 2);
  f[i.complaintSame] = same(of.complaint, 2);
  f[i.pronounSame] = same(of.pronoun, 1);
  f[i.relativeSame] = same(of.relative, 1);
  f[i.patientSame] = same(of.patientNoun, 1);
  f[i.paymentSame] = same(of.payment, 1);
  f[i.businessSame] = same(of.business, 2);
  f[i.teachingSame] = same(of.teaching, 2);
  f[i.generalSame] = same(of.general, 1);
  f[i.clinicianSame] = same(of.clinician, 1);
  f[i.staffSame] = same(of.staffRole, 1);
  f[i.strongNear] = near(of.strong, 2);
  f[i.eventNear] = near(of.event, 2);
  f[i.pronounNear] = near(of.pronoun, 1);
  f[i.businessNear] = near(of.business, 2);
  f[i.teachingNear] = near(of.teaching, 2);
  f[i.strongWide] = wide(of.strong, 2);
  f[i.teachingWide] = wide(of.teaching, 2);
  set("subject", setting.where === "subject");
  set("fileName", setting.where === "file-name");
  set("quoted", setting.where === "quoted");
  set("manyNames", same(of.names, 9) > 2);
  set("ageSame", same(of.age, 1) > 0);
  set("anyStrong", same(of.strong, 1) + near(of.strong, 1) > 0);
  set(
    "greetedCare",
    context.greeted && same(of.medium, 1) + near(of.medium, 1) + same(of.strong, 1) + near(of.strong, 1) > 0,
  );
  f[i.termsSame] = Math.min(4, same(of.strong, 4) + same(of.medium, 4));
  set("sparse", setting.sparse);
  f[i.clinical] = same(of.weak, 3);
  set(
    "noHealthHere",
    same(of.strong, 1) +
      same(of.medium, 1) +
      near(of.strong, 1) +
      near(of.medium, 1) +
      same(of.weak, 1) +
      near(of.weak, 1) ===
      0,
  );
  return f;
}
