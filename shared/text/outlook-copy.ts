import { type Catalogue, type Language, speaker } from "./language.ts";

type CopyKey = "subject" | "line";

/** What the sender's copy of a message says that the endpoint delivers: it lies among the drafts, and is none. */
const copyText: Catalogue<CopyKey> = {
  en: {
    subject: "[Delivered securely]",
    line: "Your copy. Sealpost handed this message over for secure delivery on {at, date, long} to {recipients}. It did not go from this mailbox and must not be sent again. Reference: {messageId}",
  },
  es: {
    subject: "[Entrega segura]",
    line: "Su copia. Sealpost entregó este mensaje para su envío seguro el {at, date, long} a {recipients}. No salió de este buzón y no debe enviarse de nuevo. Referencia: {messageId}",
  },
};

interface CopyFacts {
  readonly at: Date;
  /** Addresses and names, as a person reads them. */
  readonly recipients: readonly string[];
  readonly messageId: string;
}

export function copySubject(subject: string, language: Language): string {
  return `${copyText[language].subject} ${subject}`.trim();
}

export function copyLine({ at, recipients, messageId }: CopyFacts, language: Language): string {
  return speaker(copyText, language)("line", { at, recipients: recipients.join(", "), messageId });
}
