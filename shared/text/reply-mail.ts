import { type Catalogue, speaker } from "./language.ts";
import { type MailText, mailInAllLanguages } from "./mail-parts.ts";

const replyMailText: Catalogue<"subject" | "intro" | "how"> = {
  en: {
    subject: "You have a secure reply",
    intro: "A recipient answered the secure message that you sent from {organisation} on {date}.",
    how: "To read the answer, open your own message in the Sent folder and follow its link: the answer is shown below it.",
  },
  es: {
    subject: "Tiene una respuesta segura",
    intro: "Un destinatario respondió al mensaje seguro que usted envió desde {organisation} el {date}.",
    how: "Para leer la respuesta, abra su propio mensaje en la carpeta Enviados y siga su enlace: la respuesta aparece debajo.",
  },
};

/** Tells the sender of an answer. No link: the one in their Sent folder has the secret, which no server knows. */
export function writeReplyMail(facts: { readonly organisation: string; readonly sentAt: Date }): MailText {
  return mailInAllLanguages(
    (language) => speaker(replyMailText, language)("subject"),
    (language) => {
      const say = speaker(replyMailText, language);
      const date = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(facts.sentAt);
      return [say("intro", { organisation: facts.organisation, date }), say("how")];
    },
  );
}
