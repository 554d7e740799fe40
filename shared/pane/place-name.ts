import type { Where } from "../core/detection/finding.ts";
import { paneText } from "../text/pane.ts";
import { useSay } from "./language.ts";

/** Names a place in the draft as the user knows it. */
export function usePlaceName(attachments: readonly string[]): (where: Where) => string {
  const say = useSay(paneText);
  return (where) => {
    const [place, index] = where.split(":") as [PlaceKind, string?];
    return say(`place-${place}`, { name: attachments[Number(index)] ?? "" });
  };
}

type PlaceKind = Where extends infer Each ? (Each extends `${infer Kind}:${number}` ? Kind : Each) : never;
