import { IntlMessageFormat } from "intl-messageformat";
import type { Language } from "./languages.ts";

export { chooseLanguage, type Language, languages } from "./languages.ts";

/** Every message of one area, in every language; a missing translation does not compile. */
export type Catalogue<Key extends string> = Readonly<Record<Language, Readonly<Record<Key, string>>>>;

export type Values = Readonly<Record<string, string | number | Date>>;

/** Says one message (ICU MessageFormat), with its values filled in. */
export type Say<Key extends string> = (key: Key, values?: Values) => string;

/** What ICU would read as more than words; most messages have none of it. */
const syntax = /[{}']/;

/** Reading a message takes many times as long as saying it, and a page says the same ones again and again. */
const known = new Map<string, IntlMessageFormat>();

export function speaker<Key extends string>(catalogue: Catalogue<Key>, language: Language): Say<Key> {
  return (key, values = {}) => {
    const message = catalogue[language][key];
    return syntax.test(message) ? String(formatOf(message, language).format(values)) : message;
  };
}

function formatOf(message: string, language: Language): IntlMessageFormat {
  const name = `${language}:${message}`;
  const found = known.get(name);
  if (found !== undefined) return found;
  const made = new IntlMessageFormat(message, language, undefined, { ignoreTag: true });
  known.set(name, made);
  return made;
}
