import { type Catalogue, type Language, speaker } from "./language.ts";

type PlaygroundKey =
  | "emulated"
  | "readAsRecipient"
  | "newMail"
  | "drafts"
  | "message"
  | "send"
  | "attach"
  | "closePane"
  | "slow"
  | "notDelivered"
  | "sent"
  | "sentTo"
  | "closed"
  | "closedHow"
  | "readIt"
  | "goOn"
  | "sentSealed"
  | "sentUnchecked"
  | "paneUnavailable"
  | "unavailable"
  | "sendAnyway"
  | "dontSend"
  | "tryLater"
  | "from"
  | "to"
  | "cc"
  | "bcc"
  | "required"
  | "optional"
  | "subject"
  | "body"
  | "attachments"
  | "remove";

/** What the emulated Outlook of the playground says itself; the add-in in it has its own words. */
const playgroundText: Catalogue<PlaygroundKey> = {
  en: {
    emulated: "emulated, with the real add-in on the real office.js",
    readAsRecipient: "Read as the recipient ↗",
    newMail: "New mail",
    drafts: "Drafts",
    message: "Message",
    send: "Send",
    attach: "Attach file",
    closePane: "Close pane",
    slow: "Sealpost is taking longer than expected to check this message.",
    notDelivered: "The mail server did not take the message.",
    sent: "Sent",
    sentTo: "It is on its way to {recipients}.",
    closed: "Closed",
    closedHow: "The secure delivery server delivers the message; the copy lies among the drafts.",
    readIt: "Read it as the recipient ↗",
    goOn: "Choose another draft on the left to go on.",
    sentSealed:
      "What left is a short notice with a link; the message itself lies sealed at the secure delivery server.",
    sentUnchecked:
      "Outlook let it go without the add-in, so nobody checked it. Of the send modes only “Block” holds mail then; a server rule can catch the rest.",
    paneUnavailable: "Outlook cannot load the add-in’s pane now.",
    unavailable: "Sealpost is unavailable right now. Try again later.",
    sendAnyway: "Send Anyway",
    dontSend: "Don't Send",
    tryLater: "Try Later",
    from: "From",
    to: "To",
    cc: "Cc",
    bcc: "Bcc",
    required: "Required",
    optional: "Optional",
    subject: "Subject",
    body: "Message",
    attachments: "Attachments",
    remove: "Remove {name}",
  },
  es: {
    emulated: "emulado, con el complemento real sobre el office.js real",
    readAsRecipient: "Leer como destinatario ↗",
    newMail: "Nuevo correo",
    drafts: "Borradores",
    message: "Mensaje",
    send: "Enviar",
    attach: "Adjuntar archivo",
    closePane: "Cerrar panel",
    slow: "Sealpost tarda más de lo esperado en revisar este mensaje.",
    notDelivered: "El servidor de correo no aceptó el mensaje.",
    sent: "Enviado",
    sentTo: "Va en camino a {recipients}.",
    closed: "Cerrado",
    closedHow: "El servidor de entrega segura entrega el mensaje; la copia está entre los borradores.",
    readIt: "Leerlo como destinatario ↗",
    goOn: "Elija otro borrador a la izquierda para seguir.",
    sentSealed:
      "Lo que salió es un aviso breve con un enlace; el mensaje mismo está sellado en el servidor de entrega segura.",
    sentUnchecked:
      "Outlook lo dejó salir sin el complemento, así que nadie lo revisó. De los modos de envío solo «Bloquear» lo retiene; una regla del servidor puede detectar el resto.",
    paneUnavailable: "Outlook no puede cargar ahora el panel del complemento.",
    unavailable: "Sealpost no está disponible en este momento. Inténtelo más tarde.",
    sendAnyway: "Enviar de todos modos",
    dontSend: "No enviar",
    tryLater: "Más tarde",
    from: "De",
    to: "Para",
    cc: "CC",
    bcc: "CCO",
    required: "Obligatorios",
    optional: "Opcionales",
    subject: "Asunto",
    body: "Mensaje",
    attachments: "Adjuntos",
    remove: "Quitar {name}",
  },
};

export type SayInPlayground = ReturnType<typeof sayInPlayground>;

export function sayInPlayground(language: Language) {
  return speaker(playgroundText, language);
}
