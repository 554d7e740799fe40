import type { Catalogue } from "./language.ts";

type SimulateKey =
  | "no-policy"
  | "no-paths"
  | "compare-two"
  | "compare-alone"
  | "unwritable"
  | "nothing-read"
  | "error-at"
  | "progress"
  | "total"
  | "users"
  | "meeting-goes"
  | "meeting-sealed"
  | "meeting-asked"
  | "meeting-stopped"
  | "head-verdict"
  | "head-mails"
  | "head-share"
  | "head-meeting"
  | "head-rule"
  | "head-sentence"
  | "shadow"
  | "strangers"
  | "first-time"
  | "place"
  | "changed"
  | "changed-total"
  | "under-old"
  | "under-new";

/** What `sealpost simulate` says to people. */
export const simulateText: Catalogue<SimulateKey> = {
  en: {
    "no-policy": "Name the policy to rehearse: --policy FILE, or two of them: --compare OLD NEW.",
    "no-paths": "Name mail files, mbox files or folders, or - for stdin.",
    "compare-two": "--compare takes two policy files: --compare OLD NEW.",
    "compare-alone": "With --compare OLD NEW leave out --policy and --csv.",
    unwritable: "{file} cannot be written; check the folder and its permissions.",
    "nothing-read": "There is no mail in what was named.",
    "error-at": "{place}: {problem}",
    progress: "{mails, number} mails, {errors, number} not readable, {megabytes, number} MB",
    total:
      "{mails, plural, one {# mail} other {# mails}}{errors, plural, =0 {} one {; # could not be read} other {; # could not be read}}",
    users: "What users would have met on Send:",
    "meeting-goes": "nothing; it goes",
    "meeting-sealed": "nothing; it goes sealed",
    "meeting-asked": "something to put right or to answer",
    "meeting-stopped": "no way to send it as it is",
    "head-verdict": "Verdict",
    "head-mails": "Mails",
    "head-share": "Share",
    "head-meeting": "The user meets",
    "head-rule": "Rule",
    "head-sentence": "What the user reads",
    shadow: "In shadow mode, so only recorded; users would have read it if the rules were live:",
    strangers:
      "{strangers, plural, one {# mail was} other {# mails were}} not sent from the organisation's domains. They were judged as if a user had sent them; rehearse on a folder of sent mail for figures that hold.",
    "first-time":
      "Not counted: the question that a user gets once about each new recipient. --first-time counts it, as if everybody began with these mails.",
    place: "{source}/{part}",
    changed: "{place}: {old} → {new}",
    "changed-total": "{changed, plural, =0 {No mail changes} one {# mail changes} other {# mails change}} verdict.",
    "under-old": "Under the old policy:",
    "under-new": "Under the new policy:",
  },
  es: {
    "no-policy": "Indique la política que ensayar: --policy ARCHIVO, o dos: --compare ANTIGUA NUEVA.",
    "no-paths": "Indique archivos de correo, archivos mbox o carpetas, o - para la entrada.",
    "compare-two": "--compare pide dos archivos de política: --compare ANTIGUA NUEVA.",
    "compare-alone": "Con --compare ANTIGUA NUEVA quite --policy y --csv.",
    unwritable: "No se puede escribir {file}; revise la carpeta y los permisos.",
    "nothing-read": "No hay ningún correo en lo indicado.",
    "error-at": "{place}: {problem}",
    progress: "{mails, number} correos, {errors, number} ilegibles, {megabytes, number} MB",
    total:
      "{mails, plural, one {# correo} other {# correos}}{errors, plural, =0 {} one {; # no se pudo leer} other {; # no se pudieron leer}}",
    users: "Lo que habrían encontrado los usuarios al enviar:",
    "meeting-goes": "nada; sale",
    "meeting-sealed": "nada; sale sellado",
    "meeting-asked": "algo que corregir o responder",
    "meeting-stopped": "no se puede enviar tal como está",
    "head-verdict": "Veredicto",
    "head-mails": "Correos",
    "head-share": "Parte",
    "head-meeting": "El usuario encuentra",
    "head-rule": "Regla",
    "head-sentence": "Lo que lee el usuario",
    shadow: "En modo de ensayo, así que solo se registra; los usuarios lo habrían leído con las reglas vigentes:",
    strangers:
      "{strangers, plural, one {# correo no salió} other {# correos no salieron}} de los dominios de la organización. Se juzgaron como si los enviara un usuario; ensaye con una carpeta de enviados para tener cifras válidas.",
    "first-time":
      "Sin contar: la pregunta que un usuario recibe una vez por cada destinatario nuevo. --first-time la cuenta, como si todos empezaran con estos correos.",
    place: "{source}/{part}",
    changed: "{place}: {old} → {new}",
    "changed-total":
      "{changed, plural, =0 {Ningún correo cambia} one {# correo cambia} other {# correos cambian}} de veredicto.",
    "under-old": "Con la política antigua:",
    "under-new": "Con la política nueva:",
  },
};
