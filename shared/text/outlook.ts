import type { Catalogue } from "./language.ts";

export type OutlookKey =
  | "openPane"
  | "deliverInPane"
  | "noticeChanged"
  | "handlerStale"
  | "noItem"
  | "readyToSend"
  | "readyHow"
  | "noticeReady"
  | "noticeHow"
  | "takeBack"
  | "takingBack"
  | "submittedHeading"
  | "submittedHow"
  | "signInHeading"
  | "signInHow"
  | "code"
  | "enrol"
  | "enrolling"
  | "enrolRefused"
  | "enrolUnreachable";

/** What only Outlook needs said. `openPane` stands on a button of Outlook's own: 20 characters at most. */
export const outlookText: Catalogue<OutlookKey> = {
  en: {
    openPane: "Open Sealpost",
    deliverInPane: "This message goes out through secure delivery. Open Sealpost: it does the rest.",
    noticeChanged:
      "A secure notice stands in the place of your message, and it was changed. Open Sealpost to get your message back.",
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
    submittedHow:
      "The secure delivery server has your message and delivers it. You can close this message without sending it.",
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
    openPane: "Abrir Sealpost",
    deliverInPane: "Este mensaje sale por entrega segura. Abra Sealpost, que hará el resto.",
    noticeChanged:
      "Un aviso seguro está en lugar de su mensaje y fue modificado. Abra Sealpost para recuperar su mensaje.",
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
    submittedHow:
      "El servidor de entrega segura tiene su mensaje y lo entrega. Puede cerrar este mensaje sin enviarlo.",
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
