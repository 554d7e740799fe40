import type { Where } from "../core/detection/finding.ts";
import { type Language, speaker } from "../text/language.ts";
import { paneText } from "../text/pane.ts";
import type { PlaceGroup } from "./group-findings.ts";

type PlaceKind = Where extends infer Each ? (Each extends `${infer Kind}:${number}` ? Kind : Each) : never;

/** How a place in the draft is called; `attachment`: the file's own name stands behind it. */
export function placeWords(
  { where, reasons }: PlaceGroup,
  language: Language,
): { readonly words: string; readonly attachment: number | null } {
  const say = speaker(paneText, language);
  const [place, index] = where.split(":") as [PlaceKind, string?];
  if (place === "attachment") return { words: say("place-attachment"), attachment: Number(index) };
  const unread = reasons.every(({ kinds }) => kinds.every(({ kind }) => kind === "unreadable"));
  return { words: say(place === "attachment-name" && unread ? "place-file" : `place-${place}`), attachment: null };
}
