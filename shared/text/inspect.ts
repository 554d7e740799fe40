import type { Catalogue } from "./language.ts";

type InspectKey =
  | "place-subject"
  | "place-body"
  | "place-quoted"
  | "place-signature"
  | "place-attachment-name"
  | "place-attachment"
  | "place-hidden"
  | "head-place"
  | "head-kind"
  | "head-level"
  | "head-phrase"
  | "head-reason"
  | "level-warn"
  | "level-hint"
  | "verdict"
  | "verdict-clear"
  | "verdict-protect"
  | "verdict-ask"
  | "verdict-refuse"
  | "todo-clear"
  | "recipients"
  | "recipients-assumed"
  | "standing-internal"
  | "standing-partner"
  | "standing-outside"
  | "standing-personal"
  | "standing-unverifiable"
  | "standing-unparseable"
  | "total"
  | "progress"
  | "no-policy"
  | "policy-invalid"
  | "policy-unreadable"
  | "usage"
  | "no-files"
  | "jsonl-alone"
  | "details-with-jsonl"
  | "unknown-command"
  | "cannot-be-opened"
  | "too-large"
  | "not-a-mail"
  | "not-utf-8"
  | "not-json"
  | "not-a-draft"
  | "inspection-failed";

/** What `sealpost inspect` says to people. */
export const inspectText: Catalogue<InspectKey> = {
  en: {
    "place-subject": "subject",
    "place-body": "message",
    "place-quoted": "quoted mail",
    "place-signature": "signature",
    "place-attachment-name": "name of attachment {number}",
    "place-attachment": "attachment {number}",
    "place-hidden": "{place}, HTML only",
    "head-place": "Place",
    "head-kind": "What",
    "head-level": "Level",
    "head-phrase": "Words",
    "head-reason": "Why",
    "level-warn": "warning",
    "level-hint": "hint",
    verdict: "Verdict",
    "verdict-clear": "clear",
    "verdict-protect": "protect",
    "verdict-ask": "ask",
    "verdict-refuse": "refuse",
    "todo-clear": "Nothing stands in the way of sending it.",
    recipients: "Recipients",
    "recipients-assumed": "none; judged as if to one outside",
    "standing-internal": "{count} inside the organisation",
    "standing-partner": "{count, plural, one {# partner} other {# partners}}",
    "standing-outside": "{count} outside",
    "standing-personal": "{count} outside at a personal mail provider",
    "standing-unverifiable": "{count, plural, one {# group} other {# groups}} with members that cannot be seen",
    "standing-unparseable": "{count} not one clear address",
    total:
      "{files, plural, one {# file} other {# files}}: {found, plural, =0 {nothing found} one {something found in #} other {something found in #}}{failed, plural, =0 {} other {, # could not be inspected}}.",
    progress: "{done, number} inspected, {found, number} with something found, {failed, number} not readable",
    "no-policy":
      "No policy given (--policy FILE): the strictest default is in force, so every recipient counts as outside.",
    "policy-invalid": "The policy in {file} cannot be used; put right what is listed and run again:",
    "policy-unreadable": "The policy file {file} cannot be opened; check the path and its permissions.",
    usage: "{problem} Run `sealpost --help` to see how.",
    "no-files": "Name at least one .eml file, or use --jsonl.",
    "details-with-jsonl": "--details is for --jsonl; --json says it all anyway.",
    "jsonl-alone": "With --jsonl the drafts come on stdin and the answers are JSON: leave out FILE, --json and --show.",
    "unknown-command": "Not a command of this program.",
    "cannot-be-opened": "The file cannot be opened; check the path and its permissions.",
    "too-large": "Larger than any mail; it was not read.",
    "not-a-mail": "Not a mail: it has none of the headers that every mail has.",
    "not-utf-8": "Not UTF-8 text.",
    "not-json": "Not JSON.",
    "not-a-draft": "Not a draft.",
    "inspection-failed": "The inspection itself failed; please report this with the file's structure, never its text.",
  },
  es: {
    "place-subject": "asunto",
    "place-body": "mensaje",
    "place-quoted": "correo citado",
    "place-signature": "firma",
    "place-attachment-name": "nombre del adjunto {number}",
    "place-attachment": "adjunto {number}",
    "place-hidden": "{place}, solo en el HTML",
    "head-place": "Lugar",
    "head-kind": "Qué",
    "head-level": "Nivel",
    "head-phrase": "Palabras",
    "head-reason": "Por qué",
    "level-warn": "aviso",
    "level-hint": "indicio",
    verdict: "Veredicto",
    "verdict-clear": "libre",
    "verdict-protect": "proteger",
    "verdict-ask": "preguntar",
    "verdict-refuse": "rechazar",
    "todo-clear": "Nada impide enviarlo.",
    recipients: "Destinatarios",
    "recipients-assumed": "ninguno; se juzga como si fuera a uno externo",
    "standing-internal": "{count} de la organización",
    "standing-partner": "{count, plural, one {# socio} other {# socios}}",
    "standing-outside": "{count, plural, one {# externo} other {# externos}}",
    "standing-personal": "{count, plural, one {# externo} other {# externos}} en un proveedor personal",
    "standing-unverifiable": "{count, plural, one {# grupo} other {# grupos}} sin miembros a la vista",
    "standing-unparseable": "{count} sin una dirección clara",
    total:
      "{files, plural, one {# archivo} other {# archivos}}: {found, plural, =0 {no se encontró nada} one {se encontró algo en #} other {se encontró algo en #}}{failed, plural, =0 {} one {, # no se pudo revisar} other {, # no se pudieron revisar}}.",
    progress: "{done, number} revisados, {found, number} con algo encontrado, {failed, number} ilegibles",
    "no-policy":
      "No se dio ninguna política (--policy ARCHIVO): rige la más estricta, así que todo destinatario es externo.",
    "policy-invalid": "La política de {file} no se puede usar; corrija lo que sigue y ejecute de nuevo:",
    "policy-unreadable": "No se puede abrir el archivo de política {file}; revise la ruta y los permisos.",
    usage: "{problem} Ejecute `sealpost --help` para ver cómo.",
    "no-files": "Indique al menos un archivo .eml, o use --jsonl.",
    "details-with-jsonl": "--details es para --jsonl; --json ya lo dice todo.",
    "jsonl-alone":
      "Con --jsonl los borradores llegan por la entrada y las respuestas son JSON: quite ARCHIVO, --json y --show.",
    "unknown-command": "Este programa no tiene esa orden.",
    "cannot-be-opened": "No se puede abrir el archivo; revise la ruta y los permisos.",
    "too-large": "Es mayor que cualquier correo; no se leyó.",
    "not-a-mail": "No es un correo: no tiene ninguna de las cabeceras que todo correo tiene.",
    "not-utf-8": "No es texto UTF-8.",
    "not-json": "No es JSON.",
    "not-a-draft": "No es un borrador.",
    "inspection-failed": "Falló la revisión misma; comuníquelo con la estructura del archivo, nunca con su texto.",
  },
};
