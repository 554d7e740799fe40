import { type ReactElement, useContext } from "react";
import type { PlaceGroup } from "./group-findings.ts";
import { LanguageContext } from "./language.ts";
import { Phrase } from "./phrase.tsx";
import { placeWords } from "./place-words.ts";

interface PlaceNameProps {
  readonly group: PlaceGroup;
  readonly attachments: readonly string[];
}

/** Names a place in the draft as the user knows it. */
export function PlaceName({ group, attachments }: PlaceNameProps): ReactElement {
  const { words, attachment } = placeWords(group, useContext(LanguageContext));
  if (attachment === null) return <>{words}</>;
  return (
    <>
      {words} <Phrase text={attachments[attachment] ?? ""} look="plain" />
    </>
  );
}
