import type { Identifier } from "../identifiers/identifier.ts";
import type { Block } from "../reading/block.ts";
import { gapKinds } from "../reading/tokens.ts";
import { type Context, sameIn } from "./context.ts";
import type { Setting } from "./setting.ts";
import { addSign, type Signs } from "./signs.ts";

const { gapLine } = gapKinds;

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

export function readIdentifierSigns(
  { tokens }: Block,
  identifier: Identifier,
  setting: Setting,
  context: Context,
  signs: Signs,
): void {
  signs.count = 0;
  addSign(signs, identifierSign[kindSign(identifier)]);
  const set = (sign: number, holds: boolean): void => {
    if (holds) addSign(signs, sign);
  };
  set(identifierSign.labelled, identifier.labelled);
  set(identifierSign.signature, setting.inSignature);
  set(identifierSign.subject, setting.where === "subject");
  set(identifierSign.fileName, setting.where === "file-name");
  set(identifierSign.quoted, setting.where === "quoted");
  set(identifierSign.sparse, setting.sparse);
  set(identifierSign.nameSame, sameIn(context, "names") > 0);
  set(identifierSign.otherIdsSame, sameIn(context, "ids") > 1);
  set(identifierSign.lineStart, identifier.from === 0 || ((tokens.gaps[identifier.from] as number) & gapLine) !== 0);
  set(
    identifierSign.lineBehind,
    identifier.to >= tokens.count || ((tokens.gaps[identifier.to] as number) & gapLine) !== 0,
  );
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
