import type { Catalogue } from "./language.ts";

export type OutlookAnswerKey = "openPane" | "deliverInPane" | "noticeChanged" | "alreadyHandedOver" | "protectedItem";

/**
 * What the send handler says in Outlook's own alert; apart from the pane's words, since its file must be small. `openPane` stands on
 * a button of Outlook's: 20 characters at most.
 */
export const outlookAnswers: Catalogue<OutlookAnswerKey> = {
  en: {
    openPane: "Open Sealpost",
    deliverInPane: "This message goes out through secure delivery. Open Sealpost: it does the rest.",
    noticeChanged:
      "A secure notice stands in the place of your message, and it was changed. Open Sealpost to get your message back.",
    alreadyHandedOver:
      "This message has been handed over for secure delivery already, so it was not sent a second time. Close it; to write again, start a new message.",
    protectedItem:
      "Outlook does not let Sealpost read this message, so nothing was sent. If it is encrypted or protected, take the protection off (Options) and send again: Sealpost then sends it securely. If it is not, close it, open it again from Drafts, and send.",
  },
  es: {
    openPane: "Abrir Sealpost",
    deliverInPane: "Este mensaje sale por entrega segura. Abra Sealpost, que hará el resto.",
    noticeChanged:
      "Un aviso seguro está en lugar de su mensaje y fue modificado. Abra Sealpost para recuperar su mensaje.",
    alreadyHandedOver:
      "Este mensaje ya fue entregado para su envío seguro, así que no se envió otra vez. Ciérrelo; para escribir de nuevo, empiece otro mensaje.",
    protectedItem:
      "Outlook no deja que Sealpost lea este mensaje, así que no se envió nada. Si está cifrado o protegido, quite la protección (Opciones) y envíelo de nuevo: Sealpost lo enviará de forma segura. Si no lo está, ciérrelo, ábralo otra vez desde Borradores y envíelo.",
  },
};
