import { escapeHtml } from "../core/draft/escape-html.ts";
import { type Language, languages } from "./language.ts";

/** A small mail that the endpoint writes itself. */
export interface MailText {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** The same lines in every language, one after the other: nobody knows which one the reader speaks. */
export function mailInAllLanguages(
  subject: (language: Language) => string,
  lines: (language: Language) => readonly string[],
): MailText {
  const shown = languages.map(
    (language) =>
      `<div lang="${language}">${lines(language)
        .map((line) => `<p>${escapeHtml(line)}</p>`)
        .join("")}</div>`,
  );
  return {
    subject: languages.map(subject).join(" / "),
    text: `${languages.map((language) => lines(language).join("\n\n")).join("\n\n--\n\n")}\n`,
    html: `<!DOCTYPE html><html><body>${shown.join("<hr>")}</body></html>`,
  };
}
