import { IntlMessageFormat } from "intl-messageformat";
import type { Language } from "./languages.ts";

export { chooseLanguage, type Language, languages } from "./languages.ts";

/** Every message of one area, in every language; a missing translation does not compile. */
export type Catalogue<Key extends string> = Readonly<Record<Language, Readonly<Record<Key, string>>>>;

export type Values = Readonly<Record<string, string | number | Date>>;

/** Says one message (ICU MessageFormat), with its values filled in. */
export type Say<Key extends string> = (key: Key, values?: Values) => string;

export function speaker<Key extends string>(catalogue: Catalogue<Key>, language: Language): Say<Key> {
  return (key, values = {}) =>
    String(new IntlMessageFormat(catalogue[language][key], language, undefined, { ignoreTag: true }).format(values));
}
