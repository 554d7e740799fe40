import type { Block } from "../reading/block.ts";
import { WordSet } from "../reading/word-set.ts";
import { spanOf } from "./digits.ts";
import type { Identifier } from "./identifier.ts";

const listed = new WordSet(
  "names ptnames lastname lastnames rmname mrn mrns dob dobs ssn ssns addresses addr phones patients pts members participants claimants residents riders callbacks census",
);
const endings = new WordSet("xlsx xls csv docx doc pdf txt ods tsv numbers");

/** A file that says that it lists people: `ED_high_utilizers_names_dx.xlsx`. Whom, nobody reads in its name. */
export function listNameOf(block: Block): Identifier | null {
  const { tokens } = block;
  const last = tokens.count - 1;
  if (last < 1 || !endings.has(tokens.hashes[last] as number)) return null;
  for (let at = 0; at < last; at++)
    if (listed.has(tokens.hashes[at] as number))
      return { kind: "other-id", ...spanOf(block, at, at + 1), labelled: false, power: 0.5 };
  return null;
}
