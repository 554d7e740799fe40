import type { Catalogue } from "./language.ts";

export type LintMessage =
  | "not-json"
  | "signed-document"
  | "duplicate-key"
  | "unknown-key"
  | "missing-key"
  | "wrong-type"
  | "not-a-choice"
  | "too-small"
  | "too-big"
  | "bad-form"
  | "duplicate-id"
  | "never-fires-senders"
  | "never-fires-kinds"
  | "never-fires-places"
  | "never-fires-standing"
  | "never-fires-domains"
  | "never-fires-domain-standing"
  | "never-fires-concern-draft"
  | "never-fires-time"
  | "unknown-group"
  | "contradiction"
  | "same-rule-twice"
  | "built-in-shadowed"
  | "weaker-than-built-in"
  | "narrower-than-built-in"
  | "outdone-by-built-in"
  | "protects-inside"
  | "refused-anyway"
  | "locked-by-organisation"
  | "bad-member"
  | "unused-group"
  | "partner-is-own"
  | "partner-twice"
  | "duplicate-domain"
  | "agreement-expired"
  | "no-agreement"
  | "expired"
  | "expires-soon"
  | "no-endpoint"
  | "no-escrow-key"
  | "bad-key"
  | "no-override-reason"
  | "no-delivery-key"
  | "gateway-unproven"
  | "gateway-proven-later"
  | "gateway-old-proof"
  | "gateway-header-unused"
  | "no-preference-warning";

/** What `sealpost policy lint` says of a policy: what is wrong, and what to do. */
export const lintText: Catalogue<LintMessage> = {
  en: {
    "not-json":
      "From here on this is not JSON: look for a missing comma, quote or bracket. JSON has no comments, and no comma after the last entry.",
    "signed-document": "This document is signed already. Lint the JSON that it was signed from.",
    "duplicate-key": 'The key "{key}" stands twice in one object, and only the last would count. Take one of them out.',
    "unknown-key":
      'There is no key "{key}" here{near, select, none {.} other {; did you mean "{near}"?}} Put it right or take it out: a document with an unknown key is not taken.',
    "missing-key": 'The key "{key}" is missing here. Add it.',
    "wrong-type":
      "This must be {expected, select, string {a text in quotes} number {a number} int {a whole number} boolean {true or false} array {a list in square brackets} object {an object in braces} other {a value of another type}}.",
    "not-a-choice": "This must be one of: {choices}.",
    "too-small":
      "Too little: at least {origin, select, string {{limit, plural, one {# character} other {# characters}}} array {{limit, plural, one {# entry} other {# entries}}} other {{limit, number}}}.",
    "too-big":
      "Too much: at most {origin, select, string {{limit, plural, one {# character} other {# characters}}} array {{limit, plural, one {# entry} other {# entries}}} other {{limit, number}}}.",
    "bad-form":
      "This must be {form, select, domain {a mail domain in full, such as clinic.example} id {an id in small letters, digits and hyphens, such as no-mail-at-night} time {a time such as 18:30} extension {a file extension without its dot, such as pdf} https {an address with https (http only on localhost)} url {an address such as https://secure.clinic.example} datetime {a moment in UTC such as 2027-01-31T00:00:00Z} date {a day such as 2027-01-31} starts_with {an armored OpenPGP public key} other {in another form; docs/policy.md says which}}.",
    "duplicate-id": 'The id "{id}" is taken already. Give each its own.',
    "never-fires-senders":
      'Rule "{rule}" never fires: no group has any of these ids. Define the group, or correct the id.',
    "never-fires-kinds":
      'Rule "{rule}" never fires: none of these kinds belongs to what "about" names. Take one of the two out.',
    "never-fires-places":
      'Rule "{rule}" never fires: what cannot be read is found at "attachment-name" only. Put that place in.',
    "never-fires-standing":
      'Rule "{rule}" never fires: nobody has this standing here, since there is no such domain or no agreement that holds.',
    "never-fires-domains":
      'Rule "{rule}" never fires: these are not domains. Write each in full, without @ and without stars.',
    "never-fires-domain-standing":
      'Rule "{rule}" never fires: none of these domains has the standing that it asks for.',
    "never-fires-concern-draft": 'Rule "{rule}" never fires: a draft that began this way cannot raise these concerns.',
    "never-fires-time": 'Rule "{rule}" never fires: the time ends when it begins. Leave both out for the whole day.',
    "unknown-group": 'No group has the id "{group}". Define the group, or correct the id.',
    contradiction:
      'Rule "{rule}" contradicts "{other}": the same condition, another consequence. The stronger would win; keep one of them.',
    "same-rule-twice": 'Rule "{rule}" says the same as "{other}". Keep one of them.',
    "built-in-shadowed":
      'In shadow mode this takes the built-in rule "{rule}" out of force: what it guards is only recorded. Make sure that this is meant.',
    "weaker-than-built-in":
      'This asks for less than the built-in rule "{rule}", whose place it takes. Make sure that this is meant.',
    "narrower-than-built-in":
      'This does not hold for every draft that the built-in rule "{rule}" holds for, and takes its place. Make sure that this is meant.',
    "outdone-by-built-in":
      'Rule "{rule}" changes nothing: the built-in rule "{other}" asks for as much already. To weaken that, give this rule its id.',
    "protects-inside":
      'Rule "{rule}" changes nothing: mail inside the organisation needs no protected route. Use ask or refuse, or another standing.',
    "refused-anyway":
      'Rule "{rule}" changes nothing: a draft with an address that cannot be read is refused already. Take it out.',
    "locked-by-organisation":
      'Group "{group}" sets "{key}", which is locked, so this is never used. Take it out here or out of "locked".',
    "bad-member": "No sender can be this: it is neither one address nor a domain. Correct it.",
    "unused-group":
      'Group "{group}" sets nothing and no rule names it. Give it settings, name it in a rule, or take it out.',
    "partner-is-own":
      '"{domain}" is one of your own domains, so it cannot be a partner\'s. Take it out in one of the two places.',
    "partner-twice": '"{domain}" stands at two partners, and only the last would count. Take it out at one of them.',
    "duplicate-domain": '"{domain}" stands here twice. Take one out.',
    "agreement-expired":
      "The agreement ended on {day}, so this partner counts as outside. Renew it, or take the partner out.",
    "no-agreement":
      "Without an agreement (BAA) this partner counts as outside. Take it out, or correct the entry once it is signed.",
    expired: "The policy has expired: every client would fall back to the strictest default. Set a later date.",
    "expires-soon": "The policy expires within 30 days. Deploy one with a later date before then.",
    "no-endpoint":
      "Rules ask for sealing and there is no endpoint, so those mails are held until somebody overrides. Set the endpoint, or change the rules.",
    "no-escrow-key":
      "Without an escrow key the organisation itself can never open what was sealed. Add the public half of a key that is kept offline.",
    "bad-key": "Nothing can be encrypted to this key: it is broken, expired or not for encryption. Put in a good one.",
    "no-override-reason":
      'Overrides are allowed and there is no reason to choose, so nobody can override. List reasons, or set "allowed" to false.',
    "no-delivery-key":
      "Without sealing.deliveryKey the endpoint can deliver nothing itself: each message is sealed for pickup instead.",
    "gateway-unproven":
      'The gateway protects nothing until its self-test has passed. Run "sealpost gateway test" and set "provenOn".',
    "gateway-proven-later":
      "A self-test cannot have passed on a day that is still to come. Set the day on which it did.",
    "gateway-old-proof": 'The self-test is more than a year old. Run "sealpost gateway test" again and set "provenOn".',
    "gateway-header-unused": "This gateway is told by the subject: no header is written. Take it out.",
    "no-preference-warning":
      "Preferences for unencrypted mail may be used, and nothing says of what the patients were warned. Set the warning.",
  },
  es: {
    "not-json":
      "Desde aquí no es JSON: busque una coma, una comilla o un corchete que falte. JSON no tiene comentarios ni coma tras la última entrada.",
    "signed-document": "Este documento ya está firmado. Revise el JSON del que se firmó.",
    "duplicate-key": 'La clave "{key}" está dos veces en un objeto y solo valdría la última. Quite una.',
    "unknown-key":
      'Aquí no hay ninguna clave "{key}"{near, select, none {.} other {; ¿quiso decir "{near}"?}} Corríjala o quítela: no se acepta un documento con una clave desconocida.',
    "missing-key": 'Aquí falta la clave "{key}". Añádala.',
    "wrong-type":
      "Debe ser {expected, select, string {un texto entre comillas} number {un número} int {un número entero} boolean {true o false} array {una lista entre corchetes} object {un objeto entre llaves} other {un valor de otro tipo}}.",
    "not-a-choice": "Debe ser uno de: {choices}.",
    "too-small":
      "Es poco: al menos {origin, select, string {{limit, plural, one {# carácter} other {# caracteres}}} array {{limit, plural, one {# entrada} other {# entradas}}} other {{limit, number}}}.",
    "too-big":
      "Es demasiado: como máximo {origin, select, string {{limit, plural, one {# carácter} other {# caracteres}}} array {{limit, plural, one {# entrada} other {# entradas}}} other {{limit, number}}}.",
    "bad-form":
      "Debe ser {form, select, domain {un dominio de correo completo, como clinic.example} id {un identificador en minúsculas, cifras y guiones, como no-mail-at-night} time {una hora como 18:30} extension {una extensión de archivo sin punto, como pdf} https {una dirección con https (http solo en localhost)} url {una dirección como https://secure.clinic.example} datetime {un momento en UTC como 2027-01-31T00:00:00Z} date {un día como 2027-01-31} starts_with {una clave pública OpenPGP en texto} other {de otra forma; docs/policy.md dice cuál}}.",
    "duplicate-id": 'El identificador "{id}" ya está en uso. Dé uno propio a cada cual.',
    "never-fires-senders":
      'La regla "{rule}" nunca actúa: ningún grupo tiene esos identificadores. Defina el grupo o corríjalos.',
    "never-fires-kinds":
      'La regla "{rule}" nunca actúa: ninguna de estas clases corresponde a lo que dice "about". Quite una de las dos cosas.',
    "never-fires-places":
      'La regla "{rule}" nunca actúa: lo que no se puede leer solo se encuentra en "attachment-name". Ponga ese lugar.',
    "never-fires-standing":
      'La regla "{rule}" nunca actúa: aquí nadie tiene esa condición, pues no hay tal dominio ni acuerdo vigente.',
    "never-fires-domains":
      'La regla "{rule}" nunca actúa: esto no son dominios. Escriba cada uno completo, sin @ y sin asteriscos.',
    "never-fires-domain-standing":
      'La regla "{rule}" nunca actúa: ninguno de estos dominios tiene la condición que pide.',
    "never-fires-concern-draft": 'La regla "{rule}" nunca actúa: un borrador que empezó así no puede dar esos motivos.',
    "never-fires-time": 'La regla "{rule}" nunca actúa: la hora termina cuando empieza. Quite ambas para todo el día.',
    "unknown-group": 'Ningún grupo tiene el identificador "{group}". Defina el grupo o corríjalo.',
    contradiction:
      'La regla "{rule}" contradice a "{other}": la misma condición, otra consecuencia. Ganaría la más fuerte; deje una.',
    "same-rule-twice": 'La regla "{rule}" dice lo mismo que "{other}". Deje una.',
    "built-in-shadowed":
      'En modo de ensayo, esto deja sin efecto la regla incorporada "{rule}": lo que cuida solo se registra. Asegúrese de que es lo que quiere.',
    "weaker-than-built-in":
      'Esto pide menos que la regla incorporada "{rule}", cuyo lugar toma. Asegúrese de que es lo que quiere.',
    "narrower-than-built-in":
      'Esto no vale para todo borrador para el que vale la regla incorporada "{rule}", y toma su lugar. Asegúrese de que es lo que quiere.',
    "outdone-by-built-in":
      'La regla "{rule}" no cambia nada: la regla incorporada "{other}" ya pide lo mismo o más. Para debilitarla, dele a esta su identificador.',
    "protects-inside":
      'La regla "{rule}" no cambia nada: el correo interno no necesita una vía protegida. Use ask o refuse, u otra condición.',
    "refused-anyway":
      'La regla "{rule}" no cambia nada: un borrador con una dirección ilegible ya se rechaza. Quítela.',
    "locked-by-organisation":
      'El grupo "{group}" fija "{key}", que está bloqueado, y nunca se usa. Quítelo aquí o de "locked".',
    "bad-member": "Ningún remitente puede ser esto: no es una dirección ni un dominio. Corríjalo.",
    "unused-group":
      'El grupo "{group}" no fija nada y ninguna regla lo nombra. Dele ajustes, nómbrelo en una regla o quítelo.',
    "partner-is-own":
      '"{domain}" es uno de sus propios dominios y no puede ser de un socio. Quítelo de uno de los dos lugares.',
    "partner-twice": '"{domain}" está en dos socios y solo valdría el último. Quítelo de uno.',
    "duplicate-domain": '"{domain}" está aquí dos veces. Quite una.',
    "agreement-expired":
      "El acuerdo terminó el {day}, así que este socio cuenta como externo. Renuévelo o quite el socio.",
    "no-agreement":
      "Sin un acuerdo (BAA) este socio cuenta como externo. Quítelo, o corrija la entrada cuando esté firmado.",
    expired: "La política ha caducado: todo cliente volvería a la más estricta. Ponga una fecha posterior.",
    "expires-soon": "La política caduca en menos de 30 días. Despliegue antes una con fecha posterior.",
    "no-endpoint":
      "Hay reglas que piden sellar y no hay servidor, así que esos correos se retienen hasta que alguien los libere. Ponga el servidor o cambie las reglas.",
    "no-escrow-key":
      "Sin una clave de custodia la propia organización nunca podrá abrir lo sellado. Añada la parte pública de una clave guardada fuera de línea.",
    "bad-key": "No se puede cifrar para esta clave: está rota, caducada o no es para cifrar. Ponga una buena.",
    "no-override-reason":
      'Se permite seguir pese a un aviso, pero no hay motivo que elegir, y nadie podrá. Indique motivos o ponga "allowed" en false.',
    "no-delivery-key":
      "Sin sealing.deliveryKey el servicio no puede entregar nada: todo mensaje se sella para recogerlo.",
    "gateway-unproven":
      'La pasarela no protege nada hasta pasar su prueba. Ejecute "sealpost gateway test" e indique "provenOn".',
    "gateway-proven-later": "Una prueba no puede haberse pasado en un día futuro. Indique el día en que se pasó.",
    "gateway-old-proof": 'La prueba tiene más de un año. Repita "sealpost gateway test" e indique "provenOn".',
    "gateway-header-unused": "A esta pasarela se le avisa por el asunto: no se escribe cabecera. Quítela.",
    "no-preference-warning":
      "Se permite usar preferencias de correo sin cifrar y nada dice de qué se advirtió a los pacientes. Indique la advertencia.",
  },
};
