import type { Block } from "../reading/block.ts";
import { shapeKinds } from "../reading/tokens.ts";
import { isDrugRegistration, isProviderNumber } from "./check-digits.ts";
import { isDigits, sizeAt, spanOf } from "./digits.ts";
import type { Identifier } from "./identifier.ts";

const { shapeAlnum } = shapeKinds;

/** Whose number this is: a clinician's, who is nobody's patient here. */
export function isProviders({ label }: Identifier): boolean {
  return label === "npi" || label === "dea";
}

/** Ten digits behind "NPI"; the check digit tells how sure it is. */
export function providerNumberAt(block: Block, at: number): Identifier | null {
  if (!isDigits(block, at) || sizeAt(block, at) !== 10) return null;
  const sound = isProviderNumber(block.text.slice(block.tokens.starts[at], block.tokens.ends[at]));
  return { kind: "licence", ...spanOf(block, at, at + 1), labelled: false, label: "npi", power: sound ? 0.3 : 0.1 };
}

/** `AB1234563`: a DEA registration with its check digit. */
export function drugRegistrationAt(block: Block, at: number): Identifier | null {
  const { tokens, text } = block;
  if ((tokens.shapes[at] as number) !== shapeAlnum || sizeAt(block, at) !== 9) return null;
  if (!isDrugRegistration(text.slice(tokens.starts[at], tokens.ends[at]).toUpperCase())) return null;
  return { kind: "licence", ...spanOf(block, at, at + 1), labelled: false, label: "dea", power: 0.3 };
}
