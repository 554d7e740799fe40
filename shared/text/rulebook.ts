import type { Catalogue } from "./language.ts";

type RuleKey = keyof typeof english;

const english = {
  guidance: "Guidance",
  "in-your-organisation": "At {organisation}",
  "sealed-asked": "Patient information for people outside goes out sealed. You are asked first.",
  "sealed-unasked": "Patient information for people outside goes out sealed, by itself.",
  "never-sealed": "Patient information does not leave by mail: there is no secure mail service here.",
  subject: "It never belongs in a subject line: no encryption of the message hides that.",
  partners:
    "{count, plural, =0 {There are no partners with an agreement.} one {One partner has an agreement; it gets mail over proven, encrypted transport.} other {# partners have an agreement; they get mail over proven, encrypted transport.}}",
  expiry:
    "{days, plural, one {A sealed message can be opened for one day, and you can recall it sooner.} other {A sealed message can be opened for # days, and you can recall it sooner.}}",
  "override-with-reason": "You may go on despite a finding, with a reason. The reason is recorded; your words are not.",
  "override-emergency": "Only an emergency lets you go on despite a finding. That is recorded; your words are not.",
  "override-never": "A finding has to be put right; nobody can pass it.",
  local: "The check runs on this machine. Nothing of a draft leaves it for being checked.",
  contact: "Questions: {contact}",

  kinds: "What the words mean",
  "about-kinds":
    "Patient information is a person who can be identified, together with health, care or payment (45 CFR 160.103). A name or a number alone is not, and taking the names out does not always make it safe.",
  identifiers: "What identifies a person",
  health: "Health, care and payment",
  others: "Other findings",
  source: "45 CFR 164.514(b)(2)(i)({letter})",
  "source-health": "45 CFR 160.103",
  "source-other-patient": "45 CFR 164.502(a)",
} as const;

const spanish: Readonly<Record<RuleKey, string>> = {
  guidance: "Guía",
  "in-your-organisation": "En {organisation}",
  "sealed-asked": "La información de pacientes para personas externas sale sellada. Antes se le pregunta.",
  "sealed-unasked": "La información de pacientes para personas externas sale sellada, sin más.",
  "never-sealed": "La información de pacientes no sale por correo: aquí no hay servicio de correo seguro.",
  subject: "Nunca va en el asunto: ningún cifrado del mensaje lo oculta.",
  partners:
    "{count, plural, =0 {No hay socios con acuerdo.} one {Un socio tiene acuerdo; recibe el correo por transporte cifrado y comprobado.} other {# socios tienen acuerdo; reciben el correo por transporte cifrado y comprobado.}}",
  expiry:
    "{days, plural, one {Un mensaje sellado se puede abrir durante un día, y usted puede retirarlo antes.} other {Un mensaje sellado se puede abrir durante # días, y usted puede retirarlo antes.}}",
  "override-with-reason": "Puede seguir a pesar de un hallazgo, con un motivo. Se anota el motivo; sus palabras, no.",
  "override-emergency": "Solo una emergencia permite seguir a pesar de un hallazgo. Eso se anota; sus palabras, no.",
  "override-never": "Un hallazgo hay que corregirlo; nadie puede pasarlo por alto.",
  local: "La revisión se hace en este equipo. Nada de un borrador sale de él para revisarse.",
  contact: "Preguntas: {contact}",

  kinds: "Qué significan las palabras",
  "about-kinds":
    "Información de un paciente es una persona identificable junto con su salud, su atención o sus pagos (45 CFR 160.103). Un nombre o un número solo no lo es, y quitar los nombres no siempre basta.",
  identifiers: "Lo que identifica a una persona",
  health: "Salud, atención y pagos",
  others: "Otros hallazgos",
  source: "45 CFR 164.514(b)(2)(i)({letter})",
  "source-health": "45 CFR 160.103",
  "source-other-patient": "45 CFR 164.502(a)",
};

/** The organisation's policy in plain words. */
export const rulebookText: Catalogue<RuleKey> = { en: english, es: spanish };
