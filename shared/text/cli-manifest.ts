import type { Catalogue } from "./language.ts";

export type ManifestProblemCode =
  | "not-xml"
  | "not-a-mail-add-in"
  | "not-unified"
  | "unexpected-element"
  | "missing-element"
  | "wrong-order"
  | "twice"
  | "missing-attribute"
  | "unexpected-attribute"
  | "bad-value"
  | "not-filled"
  | "not-https"
  | "other-domain"
  | "too-long"
  | "empty"
  | "id-twice"
  | "unknown-resource"
  | "unknown-event"
  | "missing-event"
  | "event-twice"
  | "unknown-function"
  | "unknown-action"
  | "bad-send-mode"
  | "requirement-set"
  | "missing-button"
  | "no-script-runtime"
  | "missing-icon-size"
  | "no-icon"
  | "twin-not-hidden";

type ManifestKey =
  | ManifestProblemCode
  | "no-host"
  | "host-not-https"
  | "host-extra"
  | "bad-id"
  | "bad-mode"
  | "bad-version"
  | "bad-organisation"
  | "bad-support"
  | "bad-key"
  | "no-out"
  | "no-files"
  | "unreadable"
  | "unwritable"
  | "other-id"
  | "made"
  | "made-soft"
  | "made-root"
  | "checked"
  | "not-built";

/** What `sealpost manifest` says. */
export const manifestText: Catalogue<ManifestKey> = {
  en: {
    "not-xml": "line {where}: not well-formed XML. {message}",
    "not-a-mail-add-in": "The root is not an OfficeApp of type MailApp.",
    "not-unified": "{where}: not as a unified manifest with events has it. {message}",
    "unexpected-element": "{where}: <{element}> does not belong here.",
    "missing-element": "{where}: <{element}> is missing.",
    "wrong-order": "{where}: <{element}> stands too late; it belongs before <{before}>.",
    twice: "{where}: <{element}> may stand here only once.",
    "missing-attribute": "{where}: the attribute {attribute} is missing.",
    "unexpected-attribute": "{where}: the attribute {attribute} does not belong here.",
    "bad-value": "{where}: “{value}” cannot stand here.",
    "not-filled": "{where}: a field of the template was never filled in.",
    "not-https": "{where}: {url} is not an https address.",
    "other-domain": "{where}: {url} is on a domain that validDomains does not name.",
    "too-long": "{where}: {length} characters, where {limit} are allowed.",
    empty: "{where}: empty.",
    "id-twice": "{where}: the id {id} is used twice.",
    "unknown-resource": "{where}: there is no resource {id}.",
    "unknown-event": "{where}: Outlook knows no event {event}.",
    "missing-event": "{where}: the event {event} is not handled.",
    "event-twice": "{where}: the event {event} may be handled only once.",
    "unknown-function": "{where}: the handler has no function {name} for {event}.",
    "unknown-action": "{where}: no runtime has an action {id} of the right type.",
    "bad-send-mode": "{where}: {event} needs a send mode; “{mode}” is none.",
    "requirement-set": "{where}: requirement set {declared} does not reach Mailbox {needed}, which the events need.",
    "missing-button": "{where}: the button {id}, which an alert opens, is missing.",
    "no-script-runtime": "{where}: no script for classic Windows: nothing would be checked there.",
    "missing-icon-size": "{where}: the icon of {size} pixels is missing.",
    "no-icon": "{where}: there is no icon at {url}.",
    "twin-not-hidden": "{where}: the add-in only twin is not hidden: users who get both would see two.",
    "no-host": "Say where the add-in is served: --host https://….",
    "host-not-https": "--host must be an https address.",
    "host-extra": "--host is an address without a user, a query or a fragment.",
    "bad-id": "--id is a UUID, such as 0f2c1a52-9c3e-4b7a-8f10-2d6f5b1e7c34.",
    "bad-mode": "--mode is block or softblock.",
    "bad-version": "--version is three numbers, such as 1.0.0.",
    "bad-organisation": "--organisation is a name of 1 to 125 characters.",
    "bad-support": "--support must be an https address.",
    "bad-key": "--key is a public key as `sealpost policy keygen` prints it (43 characters).",
    "no-out": "Say where the files go: --out DIR.",
    "no-files": "Name at least one manifest file.",
    unreadable: "{file} cannot be opened; check the path and its permissions.",
    unwritable: "{file} cannot be written; check the folder and its permissions.",
    "other-id":
      "{file} is a manifest with the id {old}; the new one would have {id}. For Microsoft 365 that is another add-in, and users would have two. To keep it: --id {old}. To start anew: remove the file first.",
    made: "Made {files, plural, one {# file} other {# files}} in {out}. The add-in’s id is {id}; keep it for every later manifest.",
    "made-soft":
      "Soft block: when the add-in cannot be loaded, users can send unchecked. Block holds the mail instead, and only an administrator can deploy it.",
    "made-root":
      "The .well-known folder belongs at the root of {origin}, not below the add-in’s own path: {origin}/.well-known/microsoft-officeaddins-allowed.json",
    checked: "{file}: nothing is wrong.",
    "not-built":
      "The handler is not built here, so that function names were compared with a list. `npm run build` first for more.",
  },
  es: {
    "not-xml": "línea {where}: no es XML bien formado. {message}",
    "not-a-mail-add-in": "La raíz no es un OfficeApp de tipo MailApp.",
    "not-unified": "{where}: no es como lo tiene un manifiesto unificado con eventos. {message}",
    "unexpected-element": "{where}: <{element}> no va aquí.",
    "missing-element": "{where}: falta <{element}>.",
    "wrong-order": "{where}: <{element}> está demasiado tarde; va antes de <{before}>.",
    twice: "{where}: <{element}> solo puede estar una vez.",
    "missing-attribute": "{where}: falta el atributo {attribute}.",
    "unexpected-attribute": "{where}: el atributo {attribute} no va aquí.",
    "bad-value": "{where}: «{value}» no puede estar aquí.",
    "not-filled": "{where}: quedó sin rellenar un campo de la plantilla.",
    "not-https": "{where}: {url} no es una dirección https.",
    "other-domain": "{where}: {url} está en un dominio que validDomains no nombra.",
    "too-long": "{where}: {length} caracteres, y se permiten {limit}.",
    empty: "{where}: vacío.",
    "id-twice": "{where}: el identificador {id} está dos veces.",
    "unknown-resource": "{where}: no hay ningún recurso {id}.",
    "unknown-event": "{where}: Outlook no conoce el evento {event}.",
    "missing-event": "{where}: el evento {event} no se atiende.",
    "event-twice": "{where}: el evento {event} solo puede atenderse una vez.",
    "unknown-function": "{where}: el controlador no tiene la función {name} para {event}.",
    "unknown-action": "{where}: ningún entorno tiene una acción {id} del tipo debido.",
    "bad-send-mode": "{where}: {event} necesita un modo de envío; «{mode}» no lo es.",
    "requirement-set": "{where}: el conjunto {declared} no llega a Mailbox {needed}, que los eventos necesitan.",
    "missing-button": "{where}: falta el botón {id}, que un aviso abre.",
    "no-script-runtime": "{where}: no hay script para Windows clásico: allí no se revisaría nada.",
    "missing-icon-size": "{where}: falta el icono de {size} píxeles.",
    "no-icon": "{where}: no hay ningún icono en {url}.",
    "twin-not-hidden": "{where}: no se oculta el otro manifiesto: quien reciba los dos vería dos complementos.",
    "no-host": "Diga dónde se sirve el complemento: --host https://….",
    "host-not-https": "--host debe ser una dirección https.",
    "host-extra": "--host es una dirección sin usuario, consulta ni fragmento.",
    "bad-id": "--id es un UUID, por ejemplo 0f2c1a52-9c3e-4b7a-8f10-2d6f5b1e7c34.",
    "bad-mode": "--mode es block o softblock.",
    "bad-version": "--version son tres números, por ejemplo 1.0.0.",
    "bad-organisation": "--organisation es un nombre de 1 a 125 caracteres.",
    "bad-support": "--support debe ser una dirección https.",
    "bad-key": "--key es una clave pública como la muestra `sealpost policy keygen` (43 caracteres).",
    "no-out": "Diga dónde van los archivos: --out CARPETA.",
    "no-files": "Nombre al menos un manifiesto.",
    unreadable: "{file} no se puede abrir; revise la ruta y sus permisos.",
    unwritable: "{file} no se puede escribir; revise la carpeta y sus permisos.",
    "other-id":
      "{file} es un manifiesto con el identificador {old}; el nuevo tendría {id}. Para Microsoft 365 sería otro complemento, y los usuarios tendrían dos. Para conservarlo: --id {old}. Para empezar de nuevo: quite antes el archivo.",
    made: "{files, plural, one {Se hizo # archivo} other {Se hicieron # archivos}} en {out}. El identificador del complemento es {id}; consérvelo en todo manifiesto posterior.",
    "made-soft":
      "Bloqueo suave: si el complemento no se puede cargar, los usuarios pueden enviar sin revisión. Block retiene el correo, y solo un administrador puede desplegarlo.",
    "made-root":
      "La carpeta .well-known va en la raíz de {origin}, no bajo la ruta del complemento: {origin}/.well-known/microsoft-officeaddins-allowed.json",
    checked: "{file}: no hay nada mal.",
    "not-built":
      "El controlador no está compilado aquí: los nombres de función se compararon con una lista. Para más, antes `npm run build`.",
  },
};
