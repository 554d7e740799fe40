import { createContext, useContext, useMemo } from "react";
import { type Catalogue, type Language, type Say, speaker } from "../text/language.ts";

/** The language of everything below it. */
export const LanguageContext = createContext<Language>("en");

/** Says messages of one catalogue in the pane's language. */
export function useSay<Key extends string>(catalogue: Catalogue<Key>): Say<Key> {
  const language = useContext(LanguageContext);
  return useMemo(() => speaker(catalogue, language), [catalogue, language]);
}
