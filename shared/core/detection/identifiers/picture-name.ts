import type { Block } from "../reading/block.ts";
import { WordSet } from "../reading/word-set.ts";
import { spanOf } from "./digits.ts";
import type { Identifier } from "./identifier.ts";

const endings = new WordSet("jpg jpeg png heic heif gif bmp tif tiff webp");
const portraits = new WordSet("face facial portrait headshot selfie photo photos pic pics picture foto fotos img");

/** A file name that ends like a picture; surer where it also says that it shows somebody. */
export function pictureNameOf(block: Block): Identifier | null {
  const { tokens } = block;
  const last = tokens.count - 1;
  if (last < 1 || !endings.has(tokens.hashes[last] as number)) return null;
  let told = false;
  for (let at = 0; at < last; at++) if (portraits.has(tokens.hashes[at] as number)) told = true;
  return { kind: "photo", ...spanOf(block, 0, tokens.count), labelled: false, power: told ? 0.4 : 0.1 };
}
