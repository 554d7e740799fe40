import type { Identifier } from "../identifiers/identifier.ts";
import type { Block } from "../reading/block.ts";
import { gapLine } from "../reading/tokens.ts";
import { type Context, sameIn } from "./context.ts";
import type { Setting } from "./setting.ts";

/** What the decision may know of one identifier that is not a name. */
export const identifierSigns = [
  "ssn",
  "mrn",
  "birth",
  "plan",
  "account",
  "claim",
  "phone",
  "fax",
  "email",
  "place",
  "date",
  "device",
  "licence",
  "vehicle",
  "url",
  "ip",
  "image",
  "caseNumber",
  "subjectId",
  "order",
  "otherId",
  "age",
  "labelled",
  "signature",
  "subject",
  "fileName",
  "quoted",
  "sparse",
  "nameSame",
  "otherIdsSame",
  "lineStart",
  "lineBehind",
] as const;
export type IdentifierSign = (typeof identifierSigns)[number];

export const identifierSign = Object.fromEntries(identifierSigns.map((name, index) => [name, index])) as Readonly<
  Record<IdentifierSign, number>
>;

export function identifierSignsOf(
  { tokens }: Block,
  identifier: Identifier,
  setting: Setting,
  context: Context,
): number[] {
  const signs = [identifierSign[kindSign(identifier)]];
  const set = (sign: IdentifierSign, holds: boolean): void => {
    if (holds) signs.push(identifierSign[sign]);
  };
  set("labelled", identifier.labelled);
  set("signature", setting.inSignature);
  set("subject", setting.where === "subject");
  set("fileName", setting.where === "file-name");
  set("quoted", setting.where === "quoted");
  set("sparse", setting.sparse);
  set("nameSame", sameIn(context, "names") > 0);
  set("otherIdsSame", sameIn(context, "ids") > 1);
  set("lineStart", identifier.from === 0 || ((tokens.gaps[identifier.from] as number) & gapLine) !== 0);
  set("lineBehind", identifier.to >= tokens.count || ((tokens.gaps[identifier.to] as number) & gapLine) !== 0);
  return signs;
}

function kindSign({ kind, labelled, label }: Identifier): IdentifierSign {
  switch (kind) {
    case "date":
      return labelled ? "birth" : "date";
    case "health-plan":
      return "plan";
    case "account":
      return label === "claim" ? "claim" : "account";
    case "geo":
      return "place";
    case "biometric":
    case "photo":
      return "image";
    case "name":
      return "otherId";
    case "other-id":
      return label === "case"
        ? "caseNumber"
        : label === "subject-id"
          ? "subjectId"
          : label === "order"
            ? "order"
            : "otherId";
    case "ssn":
    case "mrn":
    case "phone":
    case "fax":
    case "email":
    case "licence":
    case "vehicle":
    case "device":
    case "url":
    case "ip":
    case "age":
      return kind;
  }
}
