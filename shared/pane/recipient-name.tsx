import type { ReactElement } from "react";
import type { ConcernCode } from "../core/recipients/concern.ts";
import { Phrase } from "./phrase.tsx";
import type { RecipientView } from "./recipient-views.ts";

/** Concerns that nobody understands without the name that is shown. */
const aboutNames: readonly ConcernCode[] = [
  "name-shows-other-address",
  "name-of-other-person",
  "name-of-organisation",
  "name-of-office",
  "namesake",
];

/** The address, which is what counts; with the name beside it where that is what is wrong. */
export function RecipientName({ recipient }: { readonly recipient: RecipientView }): ReactElement {
  const { shown, name, concerns } = recipient;
  const named = name !== "" && concerns.some(({ code }) => aboutNames.includes(code));
  return (
    <>
      {named && <Phrase text={name} look="plain" />}
      {named && " "}
      {named ? <Phrase text={`<${shown}>`} look="plain" /> : <Phrase text={shown} look="plain" />}
    </>
  );
}
