import type { Catalogue } from "./language.ts";

type PaneKey = keyof typeof english;

const english = {
  opening: "Looking at your draft…",

  "state-clear": "Ready to send",
  "state-needs-you": "Needs your attention",
  "state-protected": "Will be sent sealed",
  "state-secured": "Will be sent securely",
  "state-encrypted": "Will be sent encrypted",
  "state-blocked": "Cannot be sent like this",
  "state-pending": "On its way",
  "state-waiting": "Waiting for a connection",
  "state-failed": "Not sent",
  "state-lost": "The connection to your draft was lost",
  "about-lost": "Close this and press Send again: everything is checked anew.",
  "about-clear": "The check found nothing that needs you. It cannot know everything: a last look is still yours.",

  questions: "Please confirm",
  "questions-below": "{count, plural, one {One thing to confirm below.} other {# things to confirm below.}}",
  "questions-left":
    "{count, plural, =0 {Everything is confirmed.} one {One thing left to confirm.} other {# things left to confirm.}}",
  "confirm-first": "Confirm above first: {what}.",
  "confirm-first-many": "Confirm the {count} things above first.",
  quoted: "“{text}”",

  findings: "What was found",
  hints: "{count, plural, one {Also noticed: # thing} other {Also noticed: # things}}",
  "about-hints": "Nothing to do; just so that you know.",
  "place-subject": "Subject line",
  "place-body": "Message",
  "place-quoted": "Quoted text",
  "place-signature": "Signature",
  "place-attachment-name": "File name",
  "place-attachment": "In the file",
  "place-file": "Attached file",
  "about-quoted": "It comes from an earlier message; take out what this reader does not need.",
  "more-phrases": "{count} more",
  "fewer-phrases": "Fewer",
  "more-places": "{count, plural, one {Show # more place} other {Show # more places}}",
  times: "{count, plural, one {once} other {# times}}",
  hidden: "hidden text",
  "whole-phrase": "Whole text",
  "short-phrase": "Shorter",

  recipients: "{count, plural, one {# recipient} other {# recipients}}",
  "standing-internal": "your organisation",
  "standing-partner": "partner",
  "standing-outside": "outside",
  "standing-personal": "personal mail account",
  "standing-unverifiable": "group, members unknown",
  "standing-unparseable": "not one clear address",
  "more-recipients": "{count} more",
  "more-inside": "{count} in your organisation",

  guidance: "From your organisation",

  "override-open-send-unsealed": "Send without sealing…",
  "override-open-keep-subject": "Send with this subject…",
  "override-open-go-on": "Send all the same…",
  "override-title-send-unsealed": "Send without sealing?",
  "override-title-keep-subject": "Send with this subject?",
  "override-title-go-on": "Send all the same?",
  "override-about-send-unsealed":
    "It goes as ordinary mail: whoever gets hold of it can read it. Your reason is recorded; the text of your message is not.",
  "override-about-keep-subject":
    "Anybody who handles the mail can read its subject. Your reason is recorded; the text of your message is not.",
  "override-about-go-on":
    "A rule of your organisation speaks against it. Your reason is recorded; the text of your message is not.",
  "override-why": "Why?",
  "override-choose": "Choose a reason first.",
  "override-do-send-unsealed": "Send without sealing",
  "override-do-keep-subject": "Send with this subject",
  "override-do-go-on": "Send all the same",
  "override-cancel": "Cancel",
  "reason-not-patient-information": "This is not patient information",
  "reason-patient-agreed": "The patient was warned of the risk and agreed",
  "reason-emergency": "An emergency: waiting could do harm",
  "reason-other": "Another reason",

  "asked-open": "Send as ordinary mail, as they asked…",
  "asked-title": "Send as ordinary mail?",
  "asked-about":
    "Everybody whom it reaches outside asked for unencrypted mail, and that is on record. Check the addresses once more: whoever gets hold of it can read it.",
  "asked-told": "What they were told and accepted:",
  "asked-for": "What is it for?",
  "asked-choose": "Choose what it is for first.",
  "asked-do": "Send as ordinary mail",

  note: "Note to yourself (optional)",
  "note-about": "Kept on this machine only, under Sent.",
  "note-left": "{left, plural, =0 {No room left.} one {# character left.} other {# characters left.}}",

  "announce-findings": "{count, plural, =0 {} one {# finding.} other {# findings.}}",
  "other-language": "Español",
} as const;

const spanish: Readonly<Record<PaneKey, string>> = {
  opening: "Revisando su borrador…",

  "state-clear": "Listo para enviar",
  "state-needs-you": "Requiere su atención",
  "state-protected": "Se enviará sellado",
  "state-secured": "Se enviará de forma segura",
  "state-encrypted": "Se enviará cifrado",
  "state-blocked": "No se puede enviar así",
  "state-pending": "En camino",
  "state-waiting": "Esperando la conexión",
  "state-failed": "No se envió",
  "state-lost": "Se perdió la conexión con su borrador",
  "about-lost": "Cierre esto y pulse Enviar de nuevo: todo se revisa otra vez.",
  "about-clear": "La revisión no encontró nada pendiente. No puede saberlo todo: la última mirada sigue siendo suya.",

  questions: "Confirme, por favor",
  "questions-below":
    "{count, plural, one {Hay una cosa que confirmar abajo.} other {Hay # cosas que confirmar abajo.}}",
  "questions-left":
    "{count, plural, =0 {Todo está confirmado.} one {Queda una cosa por confirmar.} other {Quedan # cosas por confirmar.}}",
  "confirm-first": "Confirme antes arriba: {what}.",
  "confirm-first-many": "Confirme antes las {count} cosas de arriba.",
  quoted: "«{text}»",

  findings: "Lo que se encontró",
  hints: "{count, plural, one {También se vio: # cosa} other {También se vio: # cosas}}",
  "about-hints": "No hay nada que hacer; es solo para que lo sepa.",
  "place-subject": "Asunto",
  "place-body": "Mensaje",
  "place-quoted": "Texto citado",
  "place-signature": "Firma",
  "place-attachment-name": "Nombre de archivo",
  "place-attachment": "En el archivo",
  "place-file": "Archivo adjunto",
  "about-quoted": "Viene de un mensaje anterior; quite lo que este lector no necesita.",
  "more-phrases": "{count} más",
  "fewer-phrases": "Menos",
  "more-places": "{count, plural, one {Ver # lugar más} other {Ver # lugares más}}",
  times: "{count, plural, one {una vez} other {# veces}}",
  hidden: "texto oculto",
  "whole-phrase": "Texto completo",
  "short-phrase": "Más corto",

  recipients: "{count, plural, one {# destinatario} other {# destinatarios}}",
  "standing-internal": "su organización",
  "standing-partner": "socio",
  "standing-outside": "externo",
  "standing-personal": "cuenta de correo personal",
  "standing-unverifiable": "grupo, miembros desconocidos",
  "standing-unparseable": "no es una dirección clara",
  "more-recipients": "{count} más",
  "more-inside": "{count} de su organización",

  guidance: "De su organización",

  "override-open-send-unsealed": "Enviar sin sellar…",
  "override-open-keep-subject": "Enviar con este asunto…",
  "override-open-go-on": "Enviar de todos modos…",
  "override-title-send-unsealed": "¿Enviar sin sellar?",
  "override-title-keep-subject": "¿Enviar con este asunto?",
  "override-title-go-on": "¿Enviar de todos modos?",
  "override-about-send-unsealed":
    "Sale como correo normal: quien lo consiga puede leerlo. Se anota su motivo, no el texto de su mensaje.",
  "override-about-keep-subject":
    "Quien maneje el correo puede leer el asunto. Se anota su motivo, no el texto de su mensaje.",
  "override-about-go-on": "Una regla de su organización está en contra. Se anota su motivo, no el texto de su mensaje.",
  "override-why": "¿Por qué?",
  "override-choose": "Elija primero un motivo.",
  "override-do-send-unsealed": "Enviar sin sellar",
  "override-do-keep-subject": "Enviar con este asunto",
  "override-do-go-on": "Enviar de todos modos",
  "override-cancel": "Cancelar",
  "reason-not-patient-information": "Esto no es información de un paciente",
  "reason-patient-agreed": "Se avisó del riesgo al paciente y aceptó",
  "reason-emergency": "Una emergencia: esperar podría hacer daño",
  "reason-other": "Otro motivo",

  "asked-open": "Enviar como correo normal, como pidieron…",
  "asked-title": "¿Enviar como correo normal?",
  "asked-about":
    "Todas las personas externas a quienes llega pidieron correo sin cifrar, y consta. Revise una vez más las direcciones: quien lo consiga puede leerlo.",
  "asked-told": "Lo que se les dijo y aceptaron:",
  "asked-for": "¿Para qué es?",
  "asked-choose": "Elija primero para qué es.",
  "asked-do": "Enviar como correo normal",

  note: "Nota para usted (opcional)",
  "note-about": "Se guarda solo en este equipo, en Enviados.",
  "note-left": "{left, plural, =0 {No queda espacio.} one {Queda # carácter.} other {Quedan # caracteres.}}",

  "announce-findings": "{count, plural, =0 {} one {# hallazgo.} other {# hallazgos.}}",
  "other-language": "English",
};

/** Everything that the pane says, but for the findings and the reasons why a draft was held. */
export const paneText: Catalogue<PaneKey> = { en: english, es: spanish };
