import type { Identifier } from "../identifiers/identifier.ts";
import * as of from "../reading/sentences.ts";
import type { Setting } from "./person-features.ts";

/** What the decision weighs about one identifier that is not a name. */
export const identifierFeatures = [
  "bias",
  "ssn",
  "mrn",
  "birth",
  "plan",
  "account",
  "phone",
  "email",
  "place",
  "date",
  "thing",
  "url",
  "ip",
  "image",
  "otherId",
  "age",
  "labelled",
  "power",
  "signature",
  "strongSame",
  "mediumSame",
  "valueSame",
  "eventSame",
  "complaintSame",
  "pronounSame",
  "relativeSame",
  "patientSame",
  "patientNear",
  "paymentSame",
  "businessSame",
  "teachingSame",
  "generalSame",
  "clinicianSame",
  "staffSame",
  "nameSame",
  "otherIdsSame",
  "strongNear",
  "eventNear",
  "pronounNear",
  "businessNear",
  "teachingNear",
  "strongOther",
  "businessOther",
  "subject",
  "fileName",
  "noHealthHere",
  "ageSame",
  "anyStrong",
  "strongWide",
  "sparse",
  "patientOther",
] as const;
export type IdentifierFeature = (typeof identifierFeatures)[number];

export const identifierIndex = Object.fromEntries(identifierFeatures.map((name, index) => [name, index])) as Readonly<
  Record<IdentifierFeature, number>
>;

export function identifierFeaturesOf(identifier: Identifier, setting: Setting): Float64Array {
  const f = new Float64Array(identifierFeatures.length);
  const i = identifierIndex;
  const { sentences, sentence } = setting;
  const same = (kind: number, most: number): number => Math.min(most, of.countIn(sentences, sentence, kind));
  const near = (kind: number, most: number): number =>
    Math.min(most, of.countIn(sentences, sentence - 1, kind) + of.countIn(sentences, sentence + 1, kind));
  const wide = (kind: number, most: number): number => {
    let sum = 0;
    for (let step = 2; step <= 5; step++)
      sum += of.countIn(sentences, sentence - step, kind) + of.countIn(sentences, sentence + step, kind);
    return Math.min(most, sum);
  };
  f[i.bias] = 1;
  f[i[kindFeature(identifier)]] = 1;
  f[i.labelled] = identifier.labelled ? 1 : 0;
  f[i.power] = identifier.power;
  f[i.signature] = setting.inSignature ? 1 : 0;
  f[i.strongSame] = same(of.strong, 2);
  f[i.mediumSame] = same(of.medium, 2);
  f[i.valueSame] = same(of.value, 1);
  f[i.eventSame] = same(of.event, 2);
  f[i.complaintSame] = same(of.complaint, 2);
  f[i.pronounSame] = same(of.pronoun, 1);
  f[i.relativeSame] = same(of.relative, 1);
  f[i.patientSame] = same(of.patientNoun, 1);
  f[i.patientNear] = near(of.patientNoun, 1);
  f[i.paymentSame] = same(of.payment, 1);
  f[i.businessSame] = same(of.business, 2);
  f[i.teachingSame] = same(of.teaching, 2);
  f[i.generalSame] = same(of.general, 1);
  f[i.clinicianSame] = same(of.clinician, 1);
  f[i.staffSame] = same(of.staffRole, 1);
  f[i.nameSame] = same(of.names, 1);
  f[i.otherIdsSame] = Math.max(0, same(of.ids, 3) - 1);
  f[i.strongNear] = near(of.strong, 2);
  f[i.eventNear] = near(of.event, 2);
  f[i.pronounNear] = near(of.pronoun, 1);
  f[i.businessNear] = near(of.business, 2);
  f[i.teachingNear] = near(of.teaching, 2);
  f[i.subject] = setting.where === "subject" ? 1 : 0;
  f[i.fileName] = setting.where === "file-name" ? 1 : 0;
  f[i.sparse] = setting.sparse ? 1 : 0;
  f[i.strongWide] = wide(of.strong, 2);
  f[i.ageSame] = same(of.age, 1);
  f[i.anyStrong] = Math.min(1, same(of.strong, 1) + near(of.strong, 1));
  f[i.noHealthHere] = same(of.strong, 1) + same(of.medium, 1) + near(of.strong, 1) + near(of.medium, 1) === 0 ? 1 : 0;
  return f;
}

function kindFeature({ kind, labelled }: Identifier): IdentifierFeature {
  switch (kind) {
    case "ssn":
      return "ssn";
    case "mrn":
      return "mrn";
    case "date":
      return labelled ? "birth" : "date";
    case "health-plan":
      return "plan";
    case "account":
      return "account";
    case "phone":
    case "fax":
      return "phone";
    case "email":
      return "email";
    case "geo":
      return "place";
    case "licence":
    case "vehicle":
    case "device":
      return "thing";
    case "url":
      return "url";
    case "ip":
      return "ip";
    case "biometric":
    case "photo":
      return "image";
    case "age":
      return "age";
    case "name":
    case "other-id":
      return "otherId";
  }
}
