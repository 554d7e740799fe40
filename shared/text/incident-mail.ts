import { type Catalogue, speaker } from "./language.ts";
import { type MailText, mailInAllLanguages } from "./mail-parts.ts";

const incidentMailText: Catalogue<"subject" | "intro" | "which" | "what" | "next"> = {
  en: {
    subject: "Incident: a secure message reached the wrong person",
    intro:
      "A recipient of a secure message that was sent from {organisation} on {date} says that it was not meant for them.",
    which: "Message {messageId}, recipient {number} in the order of the message. The sender was told too.",
    what: "That address cannot open the message any more. It was opened there before: its content may have been read.",
    next: "The log of evidence has both times. Ask the sender who was meant, and assess whether this has to be notified.",
  },
  es: {
    subject: "Incidente: un mensaje seguro llegó a la persona equivocada",
    intro: "Un destinatario de un mensaje seguro enviado desde {organisation} el {date} dice que no era para él.",
    which: "Mensaje {messageId}, destinatario {number} en el orden del mensaje. También se avisó al remitente.",
    what: "Esa dirección ya no puede abrir el mensaje. Antes se abrió allí: es posible que se haya leído su contenido.",
    next: "El registro de pruebas tiene ambas horas. Pregunte al remitente a quién iba dirigido y valore si hay que notificarlo.",
  },
};

export interface IncidentFacts {
  readonly organisation: string;
  readonly sentAt: Date;
  readonly messageId: string;
  /** From 0, in the order of the submission. */
  readonly position: number;
}

/** Tells whoever looks at incidents. Names nobody: the endpoint does not know them. */
export function writeIncidentMail({ organisation, sentAt, messageId, position }: IncidentFacts): MailText {
  return mailInAllLanguages(
    (language) => speaker(incidentMailText, language)("subject"),
    (language) => {
      const say = speaker(incidentMailText, language);
      const date = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(sentAt);
      return [
        say("intro", { organisation, date }),
        say("which", { messageId, number: position + 1 }),
        say("what"),
        say("next"),
      ];
    },
  );
}
