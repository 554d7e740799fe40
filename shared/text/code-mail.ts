import { escapeHtml } from "../core/draft/escape-html.ts";
import { type Catalogue, type Language, languages, speaker } from "./language.ts";
import type { MailText } from "./mail-parts.ts";

type CodeMailKey = "subject" | "intro" | "valid" | "ignore" | "sms";

const codeMailText: Catalogue<CodeMailKey> = {
  en: {
    subject: "Your code",
    intro: "This is your code to open a secure message from {organisation}:",
    valid:
      "Type it into the page where you asked for it. It works once, for {minutes, plural, one {# minute} other {# minutes}}.",
    sms: "{code} is your code for a secure message from {organisation}. Never give it to anybody.",
    ignore:
      "You did not ask for a code? Then you need not do anything. Never give it to anybody, also not by telephone.",
  },
  es: {
    subject: "Su código",
    intro: "Este es su código para abrir un mensaje seguro de {organisation}:",
    valid:
      "Escríbalo en la página donde lo pidió. Sirve una sola vez, durante {minutes, plural, one {# minuto} other {# minutos}}.",
    sms: "{code} es su código para un mensaje seguro de {organisation}. No se lo dé a nadie.",
    ignore: "¿No pidió ningún código? Entonces no tiene que hacer nada. No se lo dé a nadie, tampoco por teléfono.",
  },
};

export interface CodeMailFacts {
  readonly organisation: string;
  readonly code: string;
  readonly codeMinutes: number;
}

/** The mail with a one-time code, in every language. No link: whoever waits for the code has the page open already. */
export function writeCodeMail(facts: CodeMailFacts): MailText {
  const subjects = languages.map((language) => speaker(codeMailText, language)("subject"));
  const parts = languages.map((language) => linesIn(language, facts));
  const shown = parts.map(({ language, intro, after }) => {
    const code = `<p style="font:600 28px/1.4 monospace;letter-spacing:4px">${escapeHtml(facts.code)}</p>`;
    return `<div lang="${language}"><p>${escapeHtml(intro)}</p>${code}${after.map((line) => `<p>${escapeHtml(line)}</p>`).join("")}</div>`;
  });
  return {
    subject: subjects.join(" / "),
    text: `${parts.map(({ intro, after }) => [intro, "", `    ${facts.code}`, "", ...after].join("\n")).join("\n\n--\n\n")}\n`,
    html: `<!DOCTYPE html><html><body>${shown.join("<hr>")}</body></html>`,
  };
}

function linesIn(
  language: Language,
  { organisation, codeMinutes }: CodeMailFacts,
): { language: Language; intro: string; after: string[] } {
  const say = speaker(codeMailText, language);
  return {
    language,
    intro: say("intro", { organisation }),
    after: [say("valid", { minutes: codeMinutes }), say("ignore")],
  };
}

/** The same for a text message: short, in every language. */
export function writeCodeText({ organisation, code }: CodeMailFacts): string {
  return languages.map((language) => speaker(codeMailText, language)("sms", { organisation, code })).join("\n");
}
