import { type Catalogue, speaker } from "./language.ts";
import { type MailText, mailInAllLanguages } from "./mail-parts.ts";

const notMeMailText: Catalogue<"subject" | "intro" | "what" | "next"> = {
  en: {
    subject: "A secure message reached the wrong person",
    intro:
      "A recipient of the secure message that you sent from {organisation} on {date} says that it was not meant for them.",
    what: "That address cannot open the message any more. It may have been read before.",
    next: "Check the address, take the message back if it should reach nobody, and tell your privacy officer: this may have to be reported.",
  },
  es: {
    subject: "Un mensaje seguro llegó a la persona equivocada",
    intro: "Un destinatario del mensaje seguro que usted envió desde {organisation} el {date} dice que no era para él.",
    what: "Esa dirección ya no puede abrir el mensaje. Es posible que antes se haya leído.",
    next: "Compruebe la dirección, retire el mensaje si no debe llegar a nadie y avise a su responsable de privacidad: quizá haya que notificarlo.",
  },
};

export function writeNotMeMail(facts: { readonly organisation: string; readonly sentAt: Date }): MailText {
  return mailInAllLanguages(
    (language) => speaker(notMeMailText, language)("subject"),
    (language) => {
      const say = speaker(notMeMailText, language);
      const date = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(facts.sentAt);
      return [say("intro", { organisation: facts.organisation, date }), say("what"), say("next")];
    },
  );
}
