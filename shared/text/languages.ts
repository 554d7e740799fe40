export const languages = ["en", "es"] as const;
export type Language = (typeof languages)[number];

/** The first of the reader's languages that we speak; English when there is none. */
export function chooseLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const base = tag.toLowerCase().split("-")[0];
    const known = languages.find((language) => language === base);
    if (known !== undefined) return known;
  }
  return "en";
}
