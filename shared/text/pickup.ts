import type { Catalogue } from "./language.ts";

/** What the portal cannot go on from: a page of its own, with what to do. */
export type SorryKey = "incomplete" | "expired" | "recalled" | "damaged" | "locked" | "not-me" | "not-me-failed";

/** What went wrong with one try: said beside the field, which stays as it is. */
export type PickupError =
  | "address-wrong"
  | "code-shape"
  | "code-wrong"
  | "offline"
  | "too-many"
  | "server"
  | "page-old"
  | "answer-empty"
  | "answer-large"
  | "passkey"
  | "word-wrong"
  | "name-missing";

export type PickupKey =
  | "title"
  | "language"
  | "steps"
  | "step-address"
  | "step-code"
  | "step-message"
  | "address-heading"
  | "address-intro"
  | "address-label"
  | "address-hint"
  | "address-button"
  | "code-heading"
  | "code-intro"
  | "code-label"
  | "code-button"
  | "busy-sending"
  | "busy-opening"
  | "no-code"
  | "no-code-wait"
  | "no-code-spam"
  | "no-code-address"
  | "no-code-sender"
  | "again-button"
  | "again-done"
  | "back-button"
  | "no-subject"
  | "from"
  | "to"
  | "cc"
  | "date"
  | "content"
  | "pictures"
  | "links"
  | "attachments"
  | "unnamed"
  | "download"
  | "until"
  | "leave"
  | "private"
  | "answer"
  | "answer-label"
  | "answer-hint"
  | "answer-files"
  | "answer-send"
  | "answer-sent"
  | "answer-more"
  | "answer-go-on"
  | "answer-later"
  | "answer-late"
  | "print"
  | "not-me"
  | "not-me-ask"
  | "not-me-about"
  | "not-me-yes"
  | "not-me-no"
  | "reply-from"
  | "download-all"
  | "all-files"
  | "word-label"
  | "word-hint"
  | "name-label"
  | "name-hint"
  | "trust"
  | "sms-button"
  | "passkey-use"
  | "passkey-make"
  | "passkey-made"
  | "passkey-not-made"
  | "restart"
  | `${SorryKey}-heading`
  | `${SorryKey}-text`
  | `error-${PickupError}`;

/** Everything that the pickup portal says. */
export const pickupText: Catalogue<PickupKey> = {
  en: {
    title: "Secure message",
    language: "Language",
    steps: "Steps",
    "step-address": "Address",
    "step-code": "Code",
    "step-message": "Message",
    "address-heading": "You have a secure message",
    "address-intro":
      "To open it, show that it is for you: we send a code to your e-mail address. You need no account and no password.",
    "address-label": "Your e-mail address",
    "address-hint": "The address at which you got the notice with the link.",
    "address-button": "Send me a code",
    "code-heading": "Type in the code",
    "code-intro":
      "If the message is for {address}, a mail with a code of six digits is on its way. It is good for {minutes, plural, one {# minute} other {# minutes}}.",
    "code-label": "Code of six digits",
    "code-button": "Open the message",
    "busy-sending": "One moment…",
    "busy-opening": "Opening the message…",
    "no-code": "No code?",
    "no-code-wait": "A mail can take a minute or two. Only the newest code works.",
    "no-code-spam": "Look in the spam or junk folder too.",
    "no-code-address": "Is the address right? It must be the one that got the notice.",
    "no-code-sender": "Still nothing? Tell the sender of the message that the code does not reach you.",
    "again-button": "Send a new code",
    "again-done": "A new code is on its way. The old one does not work any more.",
    "back-button": "Use another address",
    "no-subject": "(no subject)",
    from: "From",
    to: "To",
    cc: "Copy",
    date: "Sent",
    content: "Content of the message",
    pictures: "Pictures from other servers are not shown: they could tell that you have read this.",
    links: "Links open in a new tab.",
    attachments: "{count, plural, one {# attachment} other {# attachments}}",
    unnamed: "attachment",
    download: "Download",
    until: "You can open this message until {date}.",
    leave: "When you close this page, the message is gone from this device, except for what you downloaded.",
    private: "The message is decrypted here, in your browser. On our server it is kept sealed.",
    answer: "Answer securely",
    "answer-label": "Your answer",
    "answer-hint": "It is encrypted here, in your browser, and only the sender can open it.",
    "answer-files": "Files to send along",
    "answer-send": "Send the answer",
    "answer-sent": "Your answer was sent, encrypted. The sender is told that it is there.",
    "answer-more": "Write another answer",
    "answer-go-on": "Go on with your answer",
    "answer-later": "Back to the message",
    "answer-late":
      "The page was open for a long time, so please show once more that it is you. Your answer is still here, and comes back with the new code.",
    print: "Print",
    "not-me": "This message is not for me",
    "not-me-ask": "Is this message not meant for you?",
    "not-me-about": "You will not be able to open it any more, and the sender is told, so that it can be put right.",
    "not-me-yes": "Yes, it is not for me",
    "not-me-no": "No, back to the message",
    "reply-from": "Answer from {from}",
    "download-all": "Download all",
    "all-files": "attachments",
    "word-label": "The agreed word",
    "name-label": "Your name",
    "name-hint": "Several people read this mailbox. The sender is told who opened the message, and when.",
    "word-hint": "The sender told you a word, by telephone or in person. Capitals do not matter.",
    trust:
      "Trust this browser for {days, plural, one {# day} other {# days}}: no code is needed here. Only on a device of your own.",
    "sms-button": "Send the code by text message",
    "passkey-use": "Open with a passkey",
    "passkey-make": "Next time without a code",
    "passkey-made": "Passkey made: next time you need no code.",
    "passkey-not-made": "No passkey was made. You can go on opening messages with a code.",
    restart: "Start again",
    "incomplete-heading": "The link is not complete",
    "incomplete-text":
      "A part of the link is missing, or this page was loaded again. Go back to the e-mail with the link and open the link there once more. If you copy it, copy all of it, with what comes after the # sign.",
    "expired-heading": "The message has expired",
    "expired-text":
      "Its time is over, so nobody can open it any more. If you still need it, ask the sender to send it again.",
    "recalled-heading": "The sender took the message back",
    "recalled-text": "Nobody can open it any more. If you expected it, ask the sender.",
    "damaged-heading": "The message cannot be opened",
    "damaged-text":
      "The code was right, but the link is not quite as it was sent, or the message was damaged. Open the link in the notice again. If that does not help, ask the sender to send it again.",
    "locked-heading": "Too many wrong codes",
    "locked-text":
      "To protect the message, this address has to wait {minutes, plural, one {# minute} other {# minutes}}. Then start again and use the newest code. The message is not lost.",
    "not-me-heading": "Thank you for telling us",
    "not-me-text":
      "This message can no longer be opened with your address, and the sender knows. Please delete what you may have downloaded.",
    "not-me-failed-heading": "That could not be passed on",
    "not-me-failed-text":
      "The page was open for too long, or the connection broke. Open the link again, or tell the sender yourself.",
    "error-answer-empty": "There is nothing to send yet. Write your answer, or choose a file.",
    "error-word-wrong":
      "The code or the word is not right. Check both: the newest mail, and the word that the sender told you.",
    "error-name-missing": "Several people read this mailbox. Enter your name; without a code, ask for one first.",
    "error-passkey": "That did not work with a passkey. Ask for a code instead.",
    "error-answer-large": "Your answer with its files is too large. Send fewer or smaller files.",
    "error-address-wrong": "This is not an e-mail address. An address looks like name@example.com.",
    "error-code-shape": "The code has six digits. Look at the newest mail.",
    "error-code-wrong": "This code is not right. Check the digits in the newest mail, or ask for a new code.",
    "error-offline": "No connection to the server. Check your internet connection and try again.",
    "error-too-many": "That was often. Wait {minutes, plural, one {# minute} other {# minutes}} and try again.",
    "error-server": "The server has a fault. The message is not lost; try again in a few minutes.",
    "error-page-old": "This page was open for too long. Ask for a new code.",
  },
  es: {
    title: "Mensaje seguro",
    language: "Idioma",
    steps: "Pasos",
    "step-address": "Dirección",
    "step-code": "Código",
    "step-message": "Mensaje",
    "address-heading": "Tiene un mensaje seguro",
    "address-intro":
      "Para abrirlo, muestre que es para usted: enviamos un código a su dirección de correo. No necesita cuenta ni contraseña.",
    "address-label": "Su dirección de correo",
    "address-hint": "La dirección en la que recibió el aviso con el enlace.",
    "address-button": "Enviarme un código",
    "code-heading": "Escriba el código",
    "code-intro":
      "Si el mensaje es para {address}, va en camino un correo con un código de seis cifras. Sirve durante {minutes, plural, one {# minuto} other {# minutos}}.",
    "code-label": "Código de seis cifras",
    "code-button": "Abrir el mensaje",
    "busy-sending": "Un momento…",
    "busy-opening": "Abriendo el mensaje…",
    "no-code": "¿No llega el código?",
    "no-code-wait": "Un correo puede tardar uno o dos minutos. Solo sirve el código más reciente.",
    "no-code-spam": "Mire también en la carpeta de correo no deseado.",
    "no-code-address": "¿Es correcta la dirección? Debe ser la que recibió el aviso.",
    "no-code-sender": "¿Sigue sin llegar? Diga al remitente del mensaje que el código no le llega.",
    "again-button": "Enviar un código nuevo",
    "again-done": "Va en camino un código nuevo. El anterior ya no sirve.",
    "back-button": "Usar otra dirección",
    "no-subject": "(sin asunto)",
    from: "De",
    to: "Para",
    cc: "Copia",
    date: "Enviado",
    content: "Contenido del mensaje",
    pictures: "No se muestran las imágenes de otros servidores: podrían revelar que ha leído esto.",
    links: "Los enlaces se abren en una pestaña nueva.",
    attachments: "{count, plural, one {# archivo adjunto} other {# archivos adjuntos}}",
    unnamed: "adjunto",
    download: "Descargar",
    until: "Puede abrir este mensaje hasta el {date}.",
    leave: "Al cerrar esta página, el mensaje desaparece de este dispositivo, salvo lo que haya descargado.",
    private: "El mensaje se descifra aquí, en su navegador. En nuestro servidor se guarda sellado.",
    answer: "Responder de forma segura",
    "answer-label": "Su respuesta",
    "answer-hint": "Se cifra aquí, en su navegador, y solo el remitente puede abrirla.",
    "answer-files": "Archivos que quiere enviar",
    "answer-send": "Enviar la respuesta",
    "answer-sent": "Su respuesta se envió cifrada. Se avisa al remitente de que está ahí.",
    "answer-more": "Escribir otra respuesta",
    "answer-go-on": "Seguir con su respuesta",
    "answer-later": "Volver al mensaje",
    "answer-late":
      "La página estuvo abierta mucho tiempo: muestre otra vez que es usted, por favor. Su respuesta sigue aquí y vuelve con el código nuevo.",
    print: "Imprimir",
    "not-me": "Este mensaje no es para mí",
    "not-me-ask": "¿Este mensaje no es para usted?",
    "not-me-about": "Ya no podrá abrirlo, y se avisa al remitente para que pueda corregirlo.",
    "not-me-yes": "Sí, no es para mí",
    "not-me-no": "No, volver al mensaje",
    "reply-from": "Respuesta de {from}",
    "download-all": "Descargar todo",
    "all-files": "adjuntos",
    "word-label": "La palabra acordada",
    "name-label": "Su nombre",
    "name-hint": "Varias personas leen este buzón. Se le dirá al remitente quién abrió el mensaje y cuándo.",
    "word-hint": "El remitente le dijo una palabra, por teléfono o en persona. No importan las mayúsculas.",
    trust:
      "Confiar en este navegador durante {days, plural, one {# día} other {# días}}: aquí no hará falta código. Solo en un dispositivo suyo.",
    "sms-button": "Enviar el código por SMS",
    "passkey-use": "Abrir con una llave de acceso",
    "passkey-make": "La próxima vez sin código",
    "passkey-made": "Llave de acceso creada: la próxima vez no necesita código.",
    "passkey-not-made": "No se creó ninguna llave de acceso. Puede seguir abriendo los mensajes con un código.",
    restart: "Empezar de nuevo",
    "incomplete-heading": "El enlace no está completo",
    "incomplete-text":
      "Falta una parte del enlace, o esta página se cargó de nuevo. Vuelva al correo que trae el enlace y ábralo otra vez desde allí. Si lo copia, cópielo entero, con lo que sigue al signo #.",
    "expired-heading": "El mensaje ha caducado",
    "expired-text":
      "Su plazo ha terminado y nadie puede abrirlo ya. Si todavía lo necesita, pida al remitente que lo envíe de nuevo.",
    "recalled-heading": "El remitente retiró el mensaje",
    "recalled-text": "Nadie puede abrirlo ya. Si lo esperaba, pregunte al remitente.",
    "damaged-heading": "No se puede abrir el mensaje",
    "damaged-text":
      "El código era correcto, pero el enlace no es exactamente el que se envió o el mensaje se dañó. Abra otra vez el enlace del aviso. Si no ayuda, pida al remitente que lo envíe de nuevo.",
    "locked-heading": "Demasiados códigos incorrectos",
    "locked-text":
      "Para proteger el mensaje, esta dirección debe esperar {minutes, plural, one {# minuto} other {# minutos}}. Después empiece de nuevo y use el código más reciente. El mensaje no se pierde.",
    "not-me-heading": "Gracias por avisar",
    "not-me-text":
      "Este mensaje ya no se puede abrir con su dirección, y el remitente lo sabe. Borre lo que quizá haya descargado.",
    "not-me-failed-heading": "No se pudo comunicar",
    "not-me-failed-text":
      "La página estuvo abierta demasiado tiempo o se cortó la conexión. Abra otra vez el enlace o avise usted al remitente.",
    "error-answer-empty": "Todavía no hay nada que enviar. Escriba su respuesta o elija un archivo.",
    "error-word-wrong":
      "El código o la palabra no son correctos. Compruebe ambos: el correo más reciente y la palabra que le dijo el remitente.",
    "error-name-missing": "Varias personas leen este buzón. Escriba su nombre; si no tiene código, pida uno primero.",
    "error-passkey": "Con la llave de acceso no funcionó. Pida un código.",
    "error-answer-large": "Su respuesta con los archivos es demasiado grande. Envíe menos archivos o más pequeños.",
    "error-address-wrong": "Esto no es una dirección de correo. Una dirección tiene la forma nombre@ejemplo.com.",
    "error-code-shape": "El código tiene seis cifras. Mire el correo más reciente.",
    "error-code-wrong":
      "Este código no es correcto. Compruebe las cifras en el correo más reciente o pida un código nuevo.",
    "error-offline": "No hay conexión con el servidor. Revise su conexión a internet e inténtelo de nuevo.",
    "error-too-many":
      "Han sido muchas veces. Espere {minutes, plural, one {# minuto} other {# minutos}} e inténtelo de nuevo.",
    "error-server": "El servidor tiene un fallo. El mensaje no se pierde; inténtelo de nuevo en unos minutos.",
    "error-page-old": "Esta página estuvo abierta demasiado tiempo. Pida un código nuevo.",
  },
};
