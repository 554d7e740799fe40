import type { Catalogue } from "./language.ts";

export type OutlookKey =
  | "handlerStale"
  | "noItem"
  | "readyToSend"
  | "readyHow"
  | "noticeReady"
  | "noticeHow"
  | "takeBack"
  | "takingBack"
  | "submittedHeading"
  | "submittedKept"
  | "submittedNotKept"
  | "submittedEdited"
  | "protectedHeading"
  | "signInHeading"
  | "signInHow"
  | "code"
  | "enrol"
  | "enrolling"
  | "enrolRefused"
  | "enrolUnreachable";

/** What only the pane in Outlook needs said. */
export const outlookText: Catalogue<OutlookKey> = {
  en: {
    handlerStale:
      "Outlook still runs an older version of Sealpost. Close and reopen Outlook; until then messages are checked by the older rules.",
    noItem: "Start or open a message to see what Sealpost says about it.",
    readyToSend: "Ready to send",
    readyHow: "Your answers are kept. Press Send in the message again.",
    noticeReady: "The secure notice is ready",
    noticeHow:
      "Your message is sealed and stored. Press Send to send the notice with its link, or take your message back.",
    takeBack: "Take my message back",
    takingBack: "Taking your message back",
    submittedHeading: "Handed over for secure delivery",
    submittedKept:
      "The secure delivery server has your message and delivers it. Outlook puts nothing into Sent for it: your copy is saved among the drafts, without recipients. You can close this window.",
    submittedNotKept:
      "The secure delivery server has your message and delivers it. Outlook puts nothing into Sent for it, and your copy could not be saved: save this message if you want to keep it, then close it. It cannot be sent again.",
    submittedEdited:
      "The secure delivery server has your message and delivers it as it was before your last change. That change has not left: copy it into a new message. This one cannot be sent again.",
    protectedHeading: "This message cannot be checked",
    signInHeading: "Allow secure delivery",
    signInHow:
      "Enter the code that your administrator gave you. It is needed once for each address that you send from.",
    code: "Code",
    enrol: "Continue",
    enrolling: "One moment",
    enrolRefused: "The code was not accepted. Check it, or ask your administrator for a new one.",
    enrolUnreachable: "The secure delivery server cannot be reached. Try again in a moment.",
  },
  es: {
    handlerStale:
      "Outlook aún ejecuta una versión anterior de Sealpost. Cierre y abra Outlook; hasta entonces se revisa con las reglas anteriores.",
    noItem: "Empiece o abra un mensaje para ver qué dice Sealpost.",
    readyToSend: "Listo para enviar",
    readyHow: "Sus respuestas están guardadas. Pulse Enviar en el mensaje otra vez.",
    noticeReady: "El aviso seguro está listo",
    noticeHow:
      "Su mensaje está sellado y guardado. Pulse Enviar para enviar el aviso con el enlace, o recupere su mensaje.",
    takeBack: "Recuperar mi mensaje",
    takingBack: "Recuperando su mensaje",
    submittedHeading: "Entregado para su envío seguro",
    submittedKept:
      "El servidor de entrega segura tiene su mensaje y lo entrega. Outlook no deja nada en Enviados: su copia está guardada entre los borradores, sin destinatarios. Puede cerrar esta ventana.",
    submittedNotKept:
      "El servidor de entrega segura tiene su mensaje y lo entrega. Outlook no deja nada en Enviados y su copia no se pudo guardar: guarde este mensaje si quiere conservarlo y ciérrelo. No puede enviarse de nuevo.",
    submittedEdited:
      "El servidor de entrega segura tiene su mensaje y lo entrega como era antes de su último cambio. Ese cambio no ha salido: cópielo en un mensaje nuevo. Este no puede enviarse de nuevo.",
    protectedHeading: "Este mensaje no se puede revisar",
    signInHeading: "Permitir la entrega segura",
    signInHow:
      "Escriba el código que le dio su administrador. Hace falta una vez por cada dirección desde la que envía.",
    code: "Código",
    enrol: "Continuar",
    enrolling: "Un momento",
    enrolRefused: "El código no fue aceptado. Revíselo o pida otro a su administrador.",
    enrolUnreachable: "No se llega al servidor de entrega segura. Inténtelo de nuevo en un momento.",
  },
};
