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
      "This message is encrypted or protected by Outlook, so Sealpost cannot read it, and nothing was sent. Take the protection off (Options) and send again; Sealpost then sends it securely.",
  },
  es: {
    openPane: "Abrir Sealpost",
    deliverInPane: "Este mensaje sale por entrega segura. Abra Sealpost, que hará el resto.",
    noticeChanged:
      "Un aviso seguro está en lugar de su mensaje y fue modificado. Abra Sealpost para recuperar su mensaje.",
    alreadyHandedOver:
      "Este mensaje ya fue entregado para su envío seguro, así que no se envió otra vez. Ciérrelo; para escribir de nuevo, empiece otro mensaje.",
    protectedItem:
      "Este mensaje está cifrado o protegido por Outlook, así que Sealpost no puede leerlo y no se envió nada. Quite la protección (Opciones) y envíelo de nuevo; Sealpost lo enviará de forma segura.",
  },
};
