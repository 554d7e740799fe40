import type { NoticeFacts, NoticeWriter } from "../core/delivery/delivery-channel.ts";
import type { Notice } from "../core/delivery/receipt.ts";
import { escapeHtml } from "../core/draft/escape-html.ts";
import { type Catalogue, type Language, languages, speaker } from "./language.ts";

type NoticeKey = "greeting" | "how" | "open" | "expires" | "question";

const noticeText: Catalogue<NoticeKey> = {
  en: {
    greeting: "{sender} of {organisation} has sent you a secure message.",
    how: "Open it with the link. You will be asked for your e-mail address and get a code by mail; you need no account.",
    open: "Open the message",
    expires: "It can be opened until {date}.",
    question: "Questions? {contact}",
  },
  es: {
    greeting: "{sender}, de {organisation}, le ha enviado un mensaje seguro.",
    how: "Ábralo con el enlace. Se le pedirá su dirección de correo y recibirá un código por correo; no necesita cuenta.",
    open: "Abrir el mensaje",
    expires: "Se puede abrir hasta el {date}.",
    question: "¿Preguntas? {contact}",
  },
};

/** The notice that takes the draft's place: both languages, the link, nothing of the message itself. */
export const writeNotice: NoticeWriter = (facts): Notice => {
  const written = languages.map((language) => ({ language, lines: linesIn(language, facts) }));
  return {
    subject: `${facts.subject.en} / ${facts.subject.es}`,
    text: `${written.map(({ lines }) => [...lines.before, facts.link, ...lines.after].join("\n")).join("\n\n")}\n`,
    html: `<!DOCTYPE html><html><body>${written.map(({ language, lines }) => htmlOf(language, lines, facts.link)).join("<hr>")}</body></html>`,
  };
};

interface Lines {
  readonly before: readonly string[];
  readonly open: string;
  readonly after: readonly string[];
}

function linesIn(language: Language, { sender, organisation, contact, expiresAt }: NoticeFacts): Lines {
  const say = speaker(noticeText, language);
  const date = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(expiresAt);
  return {
    before: [say("greeting", { sender, organisation }), say("how")],
    open: say("open"),
    after: [say("expires", { date }), ...(contact === "" ? [] : [say("question", { contact })])],
  };
}

function htmlOf(language: Language, { before, open, after }: Lines, link: string): string {
  const paragraphs = [
    ...before.map(escapeHtml),
    `<a href="${escapeHtml(link)}">${escapeHtml(open)}</a>`,
    ...after.map(escapeHtml),
  ];
  return `<div lang="${language}">${paragraphs.map((line) => `<p>${line}</p>`).join("")}</div>`;
}
