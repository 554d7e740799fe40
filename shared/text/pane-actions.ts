import type { Catalogue } from "./language.ts";

type ActionKey = keyof typeof english;

const english = {
  "do-move-subject": "Move it into the message",
  "do-back": "Back to the draft",
  "send-all-direct": "{count, plural, one {Send to # recipient} other {Send to # recipients}}",
  "send-all-sealed": "{count, plural, one {Send sealed to # recipient} other {Send sealed to # recipients}}",
  "send-all-encrypted": "{count, plural, one {Send encrypted to # recipient} other {Send encrypted to # recipients}}",
  "send-all-gateway":
    "{count, plural, one {Send by your gateway to # recipient} other {Send by your gateway to # recipients}}",
  "send-all-secure": "{count, plural, one {Send securely to # recipient} other {Send securely to # recipients}}",
  "send-mixed": "Send {parts}",
  "part-direct": "directly to {count}",
  "part-sealed": "sealed to {count}",
  "part-encrypted": "encrypted to {count}",
  "part-gateway": "by your gateway to {count}",
  "part-secure": "securely to {count}",

  "will-move-subject":
    "The subject line becomes “{subject}”, and your words become the first line of the message. Nothing is sent yet.",
  "will-sealed":
    "{count, plural, one {The recipient opens} other {Each recipient opens}} it in the browser with a code sent by mail; no account needed.",
  "will-endpoint": "Your secure mail service delivers it, to each by the best way that is protected enough.",
  "will-openpgp": "Your mail program encrypts it, subject included. If a key is missing, it stays here.",
  "will-smime": "Your mail program encrypts it, but not its subject. If a certificate is missing, it stays here.",

  "doing-move-subject": "Moving it…",
  "doing-trim-quote": "Taking it out…",
  "doing-move-to-bcc": "Moving them…",
  "doing-remove": "Taking it out…",
  "doing-detach": "Detaching it…",
  "doing-insert-template": "Inserting it…",
  "doing-set-aside": "Marking it…",
  "doing-count-again": "Checking again…",
  "doing-send-sealed": "Sealing and sending…",
  "doing-send-encrypted": "Encrypting and sending…",
  "doing-send": "Sending…",
  "doing-override": "Sending…",
  "doing-as-asked": "Sending…",
  "doing-back": "Going back…",

  remove: "Remove “{text}” from the draft",
  "trim-quote": "Take out the quoted text",
  "move-to-bcc": "{count, plural, one {Move # recipient to Bcc} other {Move # recipients to Bcc}}",
  detach: "Detach this file",
  "set-aside": "Not patient information…",
  "set-aside-title": "Why is it not patient information?",
  "set-aside-about": "Your reason is recorded; the words are not. After any edit it is checked anew.",
  "set-aside-choose": "Choose a reason first.",
  "set-aside-do": "It is not patient information",
  "because-not-a-patient": "The person is not a patient",
  "because-made-up": "It is made up: a test or an example",
  "because-misread": "The check misread it",
  cancel: "Cancel",
  aside: "{count, plural, one {You marked one finding} other {You marked # findings}} as not patient information.",
  "count-again": "Take that back",
} as const;

const spanish: Readonly<Record<ActionKey, string>> = {
  "do-move-subject": "Pasarlo al mensaje",
  "do-back": "Volver al borrador",
  "send-all-direct": "{count, plural, one {Enviar a # destinatario} other {Enviar a # destinatarios}}",
  "send-all-sealed": "{count, plural, one {Enviar sellado a # destinatario} other {Enviar sellado a # destinatarios}}",
  "send-all-encrypted":
    "{count, plural, one {Enviar cifrado a # destinatario} other {Enviar cifrado a # destinatarios}}",
  "send-all-gateway":
    "{count, plural, one {Enviar por su pasarela a # destinatario} other {Enviar por su pasarela a # destinatarios}}",
  "send-all-secure": "{count, plural, one {Enviar seguro a # destinatario} other {Enviar seguro a # destinatarios}}",
  "send-mixed": "Enviar {parts}",
  "part-direct": "directamente a {count}",
  "part-sealed": "sellado a {count}",
  "part-encrypted": "cifrado a {count}",
  "part-gateway": "por su pasarela a {count}",
  "part-secure": "seguro a {count}",

  "will-move-subject":
    "El asunto pasa a ser «{subject}» y sus palabras serán la primera línea del mensaje. Todavía no se envía nada.",
  "will-sealed":
    "{count, plural, one {El destinatario lo abre} other {Cada destinatario lo abre}} en el navegador con un código que llega por correo; no necesita cuenta.",
  "will-endpoint":
    "Su servicio de correo seguro lo entrega, a cada uno por la mejor vía con la protección que hace falta.",
  "will-openpgp": "Su programa de correo lo cifra, también el asunto. Si falta una clave, se queda aquí.",
  "will-smime": "Su programa de correo lo cifra, pero no el asunto. Si falta un certificado, se queda aquí.",

  "doing-move-subject": "Pasándolo…",
  "doing-trim-quote": "Quitándolo…",
  "doing-move-to-bcc": "Moviéndolos…",
  "doing-remove": "Quitándolo…",
  "doing-detach": "Quitándolo…",
  "doing-insert-template": "Insertándolo…",
  "doing-set-aside": "Marcándolo…",
  "doing-count-again": "Revisando otra vez…",
  "doing-send-sealed": "Sellando y enviando…",
  "doing-send-encrypted": "Cifrando y enviando…",
  "doing-send": "Enviando…",
  "doing-override": "Enviando…",
  "doing-as-asked": "Enviando…",
  "doing-back": "Volviendo…",

  remove: "Quitar «{text}» del borrador",
  "trim-quote": "Quitar el texto citado",
  "move-to-bcc": "{count, plural, one {Pasar # destinatario a Cco} other {Pasar # destinatarios a Cco}}",
  detach: "Quitar este archivo",
  "set-aside": "No es información de un paciente…",
  "set-aside-title": "¿Por qué no es información de un paciente?",
  "set-aside-about": "Se anota su motivo, no las palabras. Después de cualquier cambio se revisa de nuevo.",
  "set-aside-choose": "Elija primero un motivo.",
  "set-aside-do": "No es información de un paciente",
  "because-not-a-patient": "La persona no es paciente",
  "because-made-up": "Es inventado: una prueba o un ejemplo",
  "because-misread": "La revisión lo leyó mal",
  cancel: "Cancelar",
  aside:
    "{count, plural, one {Usted marcó un hallazgo} other {Usted marcó # hallazgos}} como que no es información de un paciente.",
  "count-again": "Deshacer eso",
};

/** What the buttons of the pane say: before, while and after they act. */
export const actionText: Catalogue<ActionKey> = { en: english, es: spanish };
