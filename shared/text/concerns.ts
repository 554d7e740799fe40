import { type BuiltInRuleId, builtInRuleIds } from "../core/policy/built-in-rules.ts";
import type { ReasonCode } from "../core/policy/verdict.ts";
import type { Concern } from "../core/recipients/concern.ts";
import { type Catalogue, type Language, speaker } from "./language.ts";

/** One concern in plain words; it stands beside the recipient whom it is about. */
export function concernSentence(concern: Concern, language: Language): string {
  const { resembles = "", known = "", usual = "", outside = 0 }: ConcernValues = concern;
  return speaker(concernText, language)(keyOf(concern), { resembles, known, usual, outside });
}

/** What the user says by ticking a question. `count`: how many recipients it is about. */
export function confirmSentence(reason: ReasonCode, count: number, language: Language): string {
  const builtIn = builtInRuleIds.find((id) => id === reason) ?? "organisation-rule";
  return speaker(confirmText, language)(builtIn, { count });
}

/** What sentences put in; each concern has those that its own needs. */
interface ConcernValues {
  readonly code: string;
  readonly resembles?: string;
  readonly known?: string;
  readonly usual?: string;
  readonly outside?: number;
}

function keyOf(concern: Concern): keyof typeof english {
  switch (concern.code) {
    case "look-alike-domain":
      return `look-alike-${concern.owner}`;
    case "first-time":
      return `first-time-${concern.before}`;
    case "unparseable":
    case "unverifiable":
    case "look-alike-address":
    case "mixed-scripts":
    case "name-shows-other-address":
    case "name-of-other-person":
    case "name-of-organisation":
    case "name-of-office":
    case "namesake":
    case "added-to-thread":
    case "greeting-names-other":
    case "patient-is-other":
    case "several-patients":
    case "reply-all":
    case "many-visible":
    case "quotes-protected":
      return concern.code;
  }
}

const english = {
  unparseable: "Not one clear address.",
  unverifiable: "Nobody can see who is in this list.",
  "look-alike-own": "Looks like your organisation's own {resembles}, but is another domain.",
  "look-alike-partner": "Looks like {resembles}, a partner of yours, but is another domain.",
  "look-alike-frequent": "Looks like {resembles}, where you often write, but is another domain.",
  "look-alike-provider": "Looks like {resembles} with a slip of the hand.",
  "look-alike-address": "Looks like {resembles}, which you know, but is another address.",
  "mixed-scripts": "Mixes letters of several alphabets, so it may not be what it seems.",
  "name-shows-other-address": "The name shown holds another address than the one that it goes to.",
  "name-of-other-person": "You know this name with another address: {known}.",
  "name-of-organisation": "The name shown is your organisation's, but the address is outside.",
  "name-of-office": "The name shown is that of an office of yours, but the address is outside.",
  namesake: "You mostly write to {usual}, who has the same name.",
  "added-to-thread": "Was not in this conversation before.",
  "greeting-names-other": "Your greeting names somebody else.",
  "patient-is-other": "The message is about somebody of another name.",
  "several-patients": "The message is about more than one patient.",
  "first-time-never": "You have not written to this address before.",
  "first-time-other-purpose": "You have not sent patient information to this address before.",
  "reply-all":
    "{outside, plural, one {One of those who get your reply is outside.} other {# of those who get your reply are outside.}}",
  "many-visible":
    "{outside, plural, one {One person outside sees the other addresses.} other {# people outside see each other's addresses.}}",
  "quotes-protected": "The earlier message came protected, and your answer quotes it.",
} as const;

/** What gives pause about a recipient, or about all of them together. */
export const concernText: Catalogue<keyof typeof english> = {
  en: english,
  es: {
    unparseable: "No es una sola dirección clara.",
    unverifiable: "Nadie puede ver quién está en esta lista.",
    "look-alike-own": "Se parece a {resembles}, de su organización, pero es otro dominio.",
    "look-alike-partner": "Se parece a {resembles}, de un socio suyo, pero es otro dominio.",
    "look-alike-frequent": "Se parece a {resembles}, adonde escribe a menudo, pero es otro dominio.",
    "look-alike-provider": "Se parece a {resembles} con un error al teclear.",
    "look-alike-address": "Se parece a {resembles}, que usted conoce, pero es otra dirección.",
    "mixed-scripts": "Mezcla letras de varios alfabetos y puede no ser lo que parece.",
    "name-shows-other-address": "El nombre que se ve contiene otra dirección distinta de la que lo recibe.",
    "name-of-other-person": "Usted conoce ese nombre con otra dirección: {known}.",
    "name-of-organisation": "El nombre que se ve es el de su organización, pero la dirección es externa.",
    "name-of-office": "El nombre que se ve es el de una oficina suya, pero la dirección es externa.",
    namesake: "Suele escribir a {usual}, que se llama igual.",
    "added-to-thread": "Antes no estaba en esta conversación.",
    "greeting-names-other": "Su saludo nombra a otra persona.",
    "patient-is-other": "El mensaje trata de alguien con otro nombre.",
    "several-patients": "El mensaje trata de más de un paciente.",
    "first-time-never": "Nunca ha escrito a esta dirección.",
    "first-time-other-purpose": "Nunca ha enviado información de un paciente a esta dirección.",
    "reply-all":
      "{outside, plural, one {Una de las personas que reciben su respuesta es externa.} other {# de las personas que reciben su respuesta son externas.}}",
    "many-visible":
      "{outside, plural, one {Una persona externa ve las demás direcciones.} other {# personas externas ven las direcciones de las demás.}}",
    "quotes-protected": "El mensaje anterior llegó protegido y su respuesta lo cita.",
  },
};

/** Each says one thing that is true or not, so that a tick means something. */
export const confirmText: Catalogue<BuiltInRuleId | "organisation-rule"> = {
  en: {
    "phi-in-subject": "The subject may stay as it is",
    "phi-to-outside": "It may leave the organisation",
    "phi-to-partner": "It may go to this partner",
    "quotes-protected-mail": "The quoted message may go out",
    "unreadable-to-outside": "I know what is in the attachment",
    "look-alike-recipient": "{count, plural, one {This address is right} other {These addresses are right}}",
    "name-mismatch": "{count, plural, one {This is who I mean} other {These are the people I mean}}",
    "first-time-recipient": "{count, plural, one {This is the right recipient} other {These are the right recipients}}",
    "namesake-recipient": "{count, plural, one {I chose the right one} other {I chose the right ones}}",
    "added-to-thread": "{count, plural, one {This person may read all of it} other {These people may read all of it}}",
    "reply-all-with-phi": "Each of them may see it",
    "many-outside-recipients": "They may see each other's addresses",
    "greeting-mismatch": "It goes to the right person",
    "several-patients": "All these patients belong in it",
    "several-patients-to-one": "This person may see all of these patients",
    "organisation-rule": "I have checked this",
  },
  es: {
    "phi-in-subject": "El asunto puede quedar así",
    "phi-to-outside": "Puede salir de la organización",
    "phi-to-partner": "Puede ir a este socio",
    "quotes-protected-mail": "El mensaje citado puede salir",
    "unreadable-to-outside": "Sé qué contiene el archivo adjunto",
    "look-alike-recipient":
      "{count, plural, one {Esta dirección es la correcta} other {Estas direcciones son las correctas}}",
    "name-mismatch": "{count, plural, one {Es la persona que quiero} other {Son las personas que quiero}}",
    "first-time-recipient":
      "{count, plural, one {Es el destinatario correcto} other {Son los destinatarios correctos}}",
    "namesake-recipient": "{count, plural, one {Elegí a la persona correcta} other {Elegí a las personas correctas}}",
    "added-to-thread":
      "{count, plural, one {Esta persona puede leerlo todo} other {Estas personas pueden leerlo todo}}",
    "reply-all-with-phi": "Cada uno de ellos puede verlo",
    "many-outside-recipients": "Pueden ver las direcciones de los demás",
    "greeting-mismatch": "Va a la persona correcta",
    "several-patients": "Todos estos pacientes tienen que estar",
    "several-patients-to-one": "Esta persona puede ver a todos estos pacientes",
    "organisation-rule": "Lo he revisado",
  },
};
