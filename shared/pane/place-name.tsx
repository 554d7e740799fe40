import type { ReactElement } from "react";
import type { Where } from "../core/detection/finding.ts";
import { paneText } from "../text/pane.ts";
import type { PlaceGroup } from "./group-findings.ts";
import { useSay } from "./language.ts";
import { Phrase } from "./phrase.tsx";

interface PlaceNameProps {
  readonly group: PlaceGroup;
  readonly attachments: readonly string[];
}

/** Names a place in the draft as the user knows it. */
export function PlaceName({ group, attachments }: PlaceNameProps): ReactElement {
  const say = useSay(paneText);
  const [place, index] = group.where.split(":") as [PlaceKind, string?];
  if (place === "attachment") {
    return (
      <>
        {say("place-attachment")} <Phrase text={attachments[Number(index)] ?? ""} look="plain" />
      </>
    );
  }
  const unread = group.reasons.every(({ kinds }) => kinds.every(({ kind }) => kind === "unreadable"));
  return <>{say(place === "attachment-name" && unread ? "place-file" : `place-${place}`)}</>;
}

type PlaceKind = Where extends infer Each ? (Each extends `${infer Kind}:${number}` ? Kind : Each) : never;
