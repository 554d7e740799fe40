import { type Catalogue, speaker } from "./language.ts";
import { type MailText, mailInAllLanguages } from "./mail-parts.ts";

const replyMailText: Catalogue<"subject" | "intro" | "how" | "how-link"> = {
  en: {
    subject: "You have a secure reply",
    intro: "A recipient answered the secure message that you sent from {organisation} on {date}.",
    how: "To read the answer, open your own message in the Sent folder and follow its link: the answer is shown below it.",
    "how-link":
      "To read the answer, open this link and show with a code that it is you. The answer is shown below your message:",
  },
  es: {
    subject: "Tiene una respuesta segura",
    intro: "Un destinatario respondió al mensaje seguro que usted envió desde {organisation} el {date}.",
    how: "Para leer la respuesta, abra su propio mensaje en la carpeta Enviados y siga su enlace: la respuesta aparece debajo.",
    "how-link":
      "Para leer la respuesta, abra este enlace y muestre con un código que es usted. La respuesta aparece debajo de su mensaje:",
  },
};

export interface ReplyFacts {
  readonly organisation: string;
  readonly sentAt: Date;
  /** Null: the sender's own link, in their Sent folder, has the secret, which no server knows. */
  readonly link: string | null;
}

/** Tells the sender of an answer. */
export function writeReplyMail(facts: ReplyFacts): MailText {
  return mailInAllLanguages(
    (language) => speaker(replyMailText, language)("subject"),
    (language) => {
      const say = speaker(replyMailText, language);
      const date = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(facts.sentAt);
      return [
        say("intro", { organisation: facts.organisation, date }),
        ...(facts.link === null ? [say("how")] : [say("how-link"), facts.link]),
      ];
    },
  );
}
