import { IntlMessageFormat } from "intl-messageformat";

export const languages = ["en", "es"] as const;
export type Language = (typeof languages)[number];

/** Every message of one area, in every language; a missing translation does not compile. */
export type Catalogue<Key extends string> = Readonly<Record<Language, Readonly<Record<Key, string>>>>;

export type Values = Readonly<Record<string, string | number | Date>>;

/** Says one message (ICU MessageFormat), with its values filled in. */
export type Say<Key extends string> = (key: Key, values?: Values) => string;

export function speaker<Key extends string>(catalogue: Catalogue<Key>, language: Language): Say<Key> {
  return (key, values = {}) =>
    String(new IntlMessageFormat(catalogue[language][key], language, undefined, { ignoreTag: true }).format(values));
}

/** The first of the reader's languages that we speak; English when there is none. */
export function chooseLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const base = tag.toLowerCase().split("-")[0];
    const known = languages.find((language) => language === base);
    if (known !== undefined) return known;
  }
  return "en";
}
