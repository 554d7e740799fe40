import type { Catalogue, Say, Values } from "../../shared/text/language.ts";
import type { Language } from "../../shared/text/languages.ts";

/**
 * Says the portal's messages: ICU MessageFormat with plain values and plurals, and nothing else of it. The whole of it would be more than
 * half of what a phone has to load and run before the first page. A test holds every message against the whole.
 */
export function portalSpeaker<Key extends string>(catalogue: Catalogue<Key>, language: Language): Say<Key> {
  return (key, values = {}) => fill(catalogue[language][key], values, language, null);
}

function fill(message: string, values: Values, language: Language, counted: number | null): string {
  let said = "";
  for (let at = 0; at < message.length; at++) {
    const letter = message[at];
    if (letter === "{") {
      const end = closing(message, at);
      said += argument(message.slice(at + 1, end), values, language);
      at = end;
    } else if (letter === "#" && counted !== null) said += new Intl.NumberFormat(language).format(counted);
    else said += letter;
  }
  return said;
}

function argument(written: string, values: Values, language: Language): string {
  const [, name = "", forms] = /^(\w+)(?:, plural, (.*))?$/s.exec(written) ?? [];
  const value = values[name] ?? "";
  if (forms === undefined) return String(value);
  const count = Number(value);
  const form = formOf(forms, [`=${count}`, new Intl.PluralRules(language).select(count), "other"]);
  return fill(form, values, language, count);
}

/** The first of the wished-for forms that there is: `one {…} other {…}`. */
function formOf(forms: string, wished: readonly string[]): string {
  const found = new Map<string, string>();
  for (let at = forms.indexOf("{"), from = 0; at >= 0; at = forms.indexOf("{", from)) {
    const end = closing(forms, at);
    found.set(forms.slice(from, at).trim(), forms.slice(at + 1, end));
    from = end + 1;
  }
  return found.get(wished.find((form) => found.has(form)) ?? "") ?? "";
}

/** Of the brace that opens at `start`. */
function closing(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    if (text[at] === "{") depth++;
    if (text[at] === "}" && --depth === 0) return at;
  }
  return text.length;
}
